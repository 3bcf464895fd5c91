### The organiser's live page.

live-empty-title = No teams yet
live-empty-text = Add teams first; here you will then see how far each of them is.
live-step = Step
live-step-hint = It starts in every team at once, and its clock with it. Teams can go on by themselves afterwards.
live-start-all = Start in all teams
live-no-step = The agenda is not running.
live-present = On the board
live-notes = Notes
live-use-cases = Use cases
live-last-edit = Last edit
live-missing = Missing: { $role }
