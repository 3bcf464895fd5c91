### The frame around every page.

skip-to-content = Skip to the content
breadcrumb = Where you are
main-navigation = Main
workshops = Workshops
my-team = My team
theme = Colours
theme-auto = Same as my device
theme-light = Light
theme-dark = Dark
account = My account
log-out = Log out
footer-line = Ekkyo: product teams and researchers, at one board.
to-start = To the start page

## Forms

form-summary = Some of this needs another look.
form-summary-line = { $label }: { $message }
form-required = Please fill this in.
form-too-long = Please keep this to { $most } characters or fewer.
optional = optional
save = Save
cancel = Cancel
copy = Copy
copied = Copied

## What the last action did

flash-saved = Saved.
flash-logged-out = You are logged out.
flash-password-changed = Your password is set.
flash-session-ended = That device is logged out.
flash-token-revoked = That token no longer works.
flash-workshop-created = Your workshop is ready. Share the join link to fill its teams.
flash-workshop-duplicated = Here is the copy: the same teams, empty boards, nobody in it yet.
flash-workshop-archived = The workshop is archived. Everyone can still read it.
flash-workshop-restored = The workshop is open again.
flash-workshop-deleted = The workshop and everything in it is deleted.
flash-joining-opened = People can join again.
flash-joining-closed = Joining is closed. People who already joined can still come back.
flash-join-link-renewed = The join link is new. The old one no longer works.
flash-organiser-removed = They no longer run this workshop. What they wrote stays.
flash-workshop-left = You have left the workshop.
flash-organiser-added = They can now run this workshop with you.
flash-team-added = The team is added.
flash-team-deleted = The team is deleted. Its people are still in the workshop.
flash-person-removed = They are removed. What they wrote stays on the board.
flash-welcome-back = Good to have you back.
flash-step-started = Every team is now at this step.
