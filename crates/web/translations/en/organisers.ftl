### Organisers' way in and their own page.

email = E-mail address
email-wrong = This does not look like an e-mail address. It needs an @ and a domain.
email-taken = Somebody already organises with this address. Log in, or use another one.
password = Password
password-new = New password
password-hint = At least { $length } characters. A short sentence works well.
password-too-short = Please use at least { $length } characters.
organiser-name = Your name
organiser-name-hint = Teams see it on their boards.

setup-title = Set up Ekkyo
setup-text = You are the first one here. Make your organiser account, then create a workshop.
setup-submit = Create my account
link-used-title = This link no longer works
link-used-text = It was used already or is too old. If you have an account, log in; otherwise ask whoever runs this server for a new link.

password-title = Choose a password
password-text = Once it is set you are logged in here and logged out everywhere else.
password-submit = Set the password

login-title = Log in
login-text = For people who organise workshops.
login-submit = Log in
login-wrong = The e-mail address or the password is wrong. Please check both.
login-participants = Taking part in a workshop? You need no account: open the join link you were given.
login-forgotten = Forgot your password? Whoever runs this server can give you a new link with

account-name = Name
password-change = Change the password
password-current = Current password
password-current-wrong = That is not your current password.
sessions-title = Logged-in devices
sessions-text = If you do not know one of them, log it out and change your password.
session-last-seen = Last used { $when }
session-here = This device
session-end = Log out
session-unknown = Unknown browser
tokens-title = Tokens for programs
tokens-text = A program with a token can do through the API what you can do here. Give each program its own.
token-once = Copy the token now. It is shown only this once.
token-new = New token
token-name = What is it for?
token-name-hint = So that you know later which one to revoke, for example “report script”.
token-create = Create a token
token-created = Created { $when }
token-revoke = Revoke

ago-now = just now
ago-minutes = { $minutes } minutes ago
ago-hours = { $hours ->
    [one] an hour ago
   *[other] { $hours } hours ago
 }
ago-days = { $days ->
    [one] yesterday
   *[other] { $days } days ago
 }
