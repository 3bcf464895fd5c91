### Joining, coming back, and a team's own page.

home-no-team-hint = You have no team of your own yet; these are all of them.

join-title = Join { $workshop }
join-invited = You are invited to
join-name-hint = The way your team calls you.
join-role = Your role
join-role-hint = What you do in daily work. Every team needs the first three.
join-role-missing = Please choose your role.
join-team-missing = Please choose your team.
join-team-undecided = I do not know yet
join-observe = I only want to watch
join-observe-hint = You can read everything and change nothing.
join-submit = Join
join-too-many = Very many people joined from this network just now. Please wait ten minutes and try again.
join-full = This workshop is full: it can have { $most } people at most. Please tell the organiser.
join-came-before = Took part before on another device? Open your personal return link here instead.
join-closed-title = Joining is closed
join-closed-text = New people cannot join at the moment. Please ask the organiser. If you joined before, open your personal return link.

come-back-title = Welcome back, { $name }
come-back-text = Continue on this device as { $role }.
come-back-submit = Continue

return-link-title = Save your personal return link
return-link-text = This device remembers you. On another device, this link brings you back as yourself. Keep it to yourself: whoever has it can write in your name.
return-link-saved = I saved it

door-board = Board
door-board-text = Map what users do and where it hurts, with notes in eight colours.
door-list = Use-case list
door-list-text = Weigh the problems you found and choose the one to go for.
count-use-cases = { $count ->
    [one] 1 use case
   *[other] { $count } use cases
 }

agenda-title = Agenda
agenda-step = Step
agenda-led-by = Led by: { $role }
agenda-next = Next: { $step }
agenda-all-steps = All steps
agenda-finished = You reached the end of the agenda. Look at your use-case list together and decide what happens next.
agenda-not-started = The agenda has not started yet.
agenda-start-lead = Start it on the board when everyone is here.
agenda-start-wait = Your product manager or the facilitator starts it when everyone is here.
minutes = { $minutes } min
clock-not-started = Not started
clock-finished = Finished
clock-paused = Paused
go-to-board = Go to the board
go-to-list = Go to the use-case list

team-people = Who is here
team-you = you
team-here = on the board
you-title = You
you-text = Not you?
you-someone-else = Join as someone else
