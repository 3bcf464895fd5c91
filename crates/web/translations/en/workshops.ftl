### What organisers do with workshops.

workshop-new = New workshop
workshop-new-text = You can change all of this later.
workshop-create = Create the workshop
workshop-archived = Archived
workshops-archived = Archived
workshops-empty-title = Your first workshop starts here
workshops-empty-text = Name it, add a team for each product, and share one link. Everyone joins with just their name.
count-teams = { $count ->
    [one] 1 team
   *[other] { $count } teams
 }
count-people = { $count ->
    [one] 1 person
   *[other] { $count } people
 }
list-separator = {", "}

tab-teams = Teams
tab-live = Live
tab-use-cases = Use cases
tab-links = Join links
tab-settings = Settings

## Details

workshop-name = Workshop name
workshop-name-hint = Participants see it when they join.
workshop-purpose = Purpose
workshop-purpose-hint = What should be different afterwards? Tie it to your roadmap, so that the results have somewhere to go.
workshop-starts = First day
workshop-ends = Last day
workshop-ends-before = The last day is before the first. Please check both.
workshop-language = Language
workshop-language-hint = What people see first. Everyone can switch.
workshop-time-zone = Time zone
workshop-time-zone-hint = For example Asia/Tokyo or Europe/Berlin.
workshop-time-zone-wrong = We do not know this time zone. Choose one from the list, such as Asia/Tokyo.
workshop-agenda = Agenda
workshop-agenda-hint = Teams follow it step by step. Times move along when a step takes longer.
workshop-agenda-missing = Please choose an agenda.
agenda-summary = { $steps } steps, { $minutes } minutes
date-wrong = Please enter a date such as 2027-03-04.

## Teams

teams = Teams
teams-hint = One team for each product. Leave a row empty if you do not need it.
teams-none = There is no team yet. Add one for each product.
team = Team
team-default-name = Team { $letter }
team-name = Team name
team-product = Product
team-add = Add a team
team-add-row = One more team
team-remove-row = Remove this row
team-too-many = A workshop can have { $most } teams at most.
team-edit = Edit { $name }
team-edit-title = Edit the team
team-delete = Delete the team
team-delete-text = This deletes the team’s board with its whole history, its votes and its use-case list, for good. Its people stay in the workshop without a team.
team-empty = Nobody is here yet
team-empty-hint = Share the join link with a product manager, a developer and a researcher.
team-missing = Still missing: { $roles }
team-missing-hint = A team works best with all three roles present. Share the team’s join link with the right person, move someone over from another team, or change a role here.
open-board = Board
open-list = Use cases

## People

people-without-team = Without a team
people-without-team-hint = Put them into a team with the pencil. Facilitators can do without.
person-name = Name
person-edit = Edit { $name }
person-remove = Remove from the workshop
person-remove-text = They can no longer open the workshop. What they wrote stays on the board.
role = Role
access = What they may do
access-participant-hint = Works on the team’s board and list.
access-facilitator-hint = Runs the agenda in every team and keeps the talk going.
access-observer-hint = Can read everything and change nothing.
return-link = Personal return link
return-link-organiser = If someone lost their device or their link, make a new one and hand it to them. The old link stops working.
return-link-once = Copy it now. It is shown only this once.
return-link-new = Make a new return link

## Joining

joining-title = Joining
joining-open = Open
joining-closed = Closed
joining-text = Everyone with this link can join and choose a team.
joining-closed-text = Joining is closed. New people cannot join; those who joined before can still come back.
joining-print = QR codes to print
joining-close = Close joining
joining-reopen = Open joining
join-link = Join link
join-renew = Make a new join link
join-renew-text = The old link and its QR code stop working at once, printed ones too. Everyone who has joined stays.

links-title = Join links
links-text = Show them on a screen, or print one card for each table.
links-print = Print
links-everyone = Everyone: choose your team
links-qr = QR code to join: { $name }
links-step-scan = Scan the code, or type the address below.
links-step-name = Enter your name and your role.
links-step-start = That is all. No account needed.

## Settings

settings-details = Details
organisers-title = Organisers
organisers-text = They can do everything you can do in this workshop.
organisers-hint = The person needs an organiser account on this server.
organisers-add = Add an organiser
organiser-unknown = No organiser on this server has this e-mail address.
organiser-remove = Remove { $name }
organiser-remove-text = { $name } can no longer open this workshop. What they wrote stays. You can add them again at any time.
organiser-leave = Leave this workshop
organiser-leave-text = You can no longer open this workshop. What you wrote stays. To come back, ask another organiser to add you.
organiser-last = A workshop needs an organiser. Add somebody else first.
workshop-duplicate = Duplicate
workshop-duplicate-text = Makes a new workshop with the same settings and teams. Boards are empty, people have to join anew.
workshop-copy-name = { $name } (copy)
workshop-archive = Archive
workshop-archive-text = Everyone can still read it, nobody can change it. You can open it again at any time.
workshop-restore = Open again
workshop-restore-text = The workshop is archived. Open it again to keep working on it.
workshop-take = Take everything away
workshop-take-text = One file with all teams, boards and lists. Any Ekkyo restores it with “ekkyo import”. Personal links, unrevealed notes and secret votes stay here.
workshop-take-file = Download the archive (.zip)
workshop-delete = Delete the workshop
workshop-delete-text = This deletes everything for good: all teams and people, all boards with their history, all votes and all use-case lists. Export first what you want to keep.
confirmation = To confirm, type the name: { $name }
confirmation-wrong = That is not quite the name. Please type it exactly as shown.
