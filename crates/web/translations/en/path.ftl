### A person's path through the workshop.

path-title = My path
path-preview-title = The path of each role
path-preview-text = This is what somebody who has just joined sees.
path-tomorrow = Tomorrow
path-next = After that
path-all-steps = The whole way
path-due = By { $day }
path-done = Done
path-over = Over
path-open = Open
path-late = Overdue
path-later = Later
path-begin = Begin
path-resume = Go on reading
path-all-lectures = All lectures
path-lesson-minutes = About { $minutes } minutes.
path-begins-later = Everybody begins on { $day }. You may begin earlier.
path-pace-weekly = At { $minutes } minutes a week you are done in time, with { $weeks } weeks left.
path-pace-days = { $minutes } minutes are left, and { $days ->
    [one] one day.
   *[other] { $days } days.
 }
path-pace-late = { $minutes } minutes are left. The day has passed, but the lessons are still worth their time.
path-nothing-title = Nothing to do tomorrow
path-nothing-text = Everything that can be done now is done. The next date is below.
path-nothing-no-team = Your reading is done. The next steps are those of a team, so ask the organiser for yours.
path-reading = My lectures
path-no-lectures = There are no lectures on this server yet.
path-lessons-done = Lessons finished
path-reading-complete = You have finished everything that is meant for your role.
path-others-may-read = These modules matter most to your role. The others are open to you, too.
path-summary = What I have learnt
team-to-path = What to do next, and by when
path-to-calendar = All dates
path-seen-by = Who sees my progress
path-seen-as-numbers = Organisers and facilitators see numbers of groups of three or more people, never your name. Your answers are seen by nobody else.
path-seen-by-name = Since { $day } the organisers and facilitators of this workshop see by name how many lessons each person has finished from that day on, and when the last one was. Your answers are seen by nobody else.
go-to-milestones = Stage and milestones
go-to-gifts = Gifts for the sponsor

## Steps

step-lectures = Finish your lectures
step-lectures-text = Short lessons, each with something to try the next day.
step-hands-on-text = The notebooks come with a later version of Ekkyo. Until then: finish module 1, keep three hours free on that day, bring your laptop, and ask your product manager which data the product already has.
step-worksheet-before = Fill in part 1 of the worksheet
step-worksheet-before-text = With your team, before the ideathon: who has which problem, how urgent it is, how the bottleneck would be removed, and whether ML applies.
step-ideathon-text = Draw the users’ work on the board, choose one problem, then fill in part 2 of the worksheet: the use case, and whether its value exceeds its burden.
step-obstacles = Write down the obstacles
step-obstacles-text = Part 3 of the worksheet: what the organisation must remove so that your use case can be tried.
step-milestone = Agree on a milestone
step-milestone-text = One number, one date within one to three months, one person who sees to it.
step-gifts = Prepare the gifts for the sponsor
step-gifts-text = Viable, usable, feasible: collect what lets a sponsor decide, and show what is still missing.

## What has been learnt

summary-title = What { $name } has learnt
summary-workshop = Lectures of the workshop “{ $workshop }”
summary-none-title = Nothing to show yet
summary-none-text = Finish your first lesson, and this page begins to fill.
summary-organiser = This page belongs to each participant. Organisers do not have one of their own.
summary-complete = All lectures for the role of { $role } are finished.
summary-partial = { $done } of { $total } lessons for the role of { $role } are finished so far.
summary-dates = From { $first } to { $last }
summary-lessons = Lessons
summary-lesson = Lesson
summary-minutes = Minutes
summary-finished-on = Finished on
summary-minutes-total = { $minutes } minutes of reading and questions
summary-own-words = In my own words
summary-own-words-text = Only you see these. Leave them out when you print for others.
summary-no-words = You have not written any yet. Lessons that end with a reflection ask you for them.
summary-hide = Without my own words
summary-show = With my own words
summary-honest = This page confirms that the lessons were read and their questions answered. It does not confirm ability.
summary-issued = As of { $day }
summary-print = To print or save it as a PDF, use your browser’s print command.

## Who has done what

tab-progress = Progress
progress-title = Who has done what
progress-whole = Everybody
progress-lessons = Lessons finished
progress-people = { $people } people. Have begun: { $begun }. Have finished everything meant for their role: { $finished }.
progress-of-role = Counted are the lessons meant for each person’s role. Observers and facilitators are left out.
progress-too-few = There are fewer than { $fewest } people, so no numbers are shown.
progress-by-team = By team
progress-by-role = By role
progress-by-name = By name
progress-hidden = A dash stands where numbers would tell about fewer than { $fewest } people.
progress-column-people = People
progress-column-begun = Begun
progress-column-finished = Finished
progress-column-lessons = Lessons
progress-percent = { $percent }%
progress-last = Last one on
progress-since = Lessons finished since
progress-named-since = What was finished from { $day } on. Nothing before that day is told by name.
progress-door = Progress of all teams
stage-now = Below each stage stands what is still open for the next one.
stage-column = Stage
names-title = Names
names-shown = Shown
names-hidden = Numbers only
names-shown-text = You and the facilitators see by name who finished which number of lessons. Everybody reads about it on their path.
names-hidden-text = You and the facilitators see numbers of groups only. That is what everybody reads on their path.
names-show-text = If you show names, everybody reads it on their path from that moment, and only what is finished afterwards is told. Talk about it with the teams first.
names-show = Show names from now on
names-hide = Numbers only again
nudges-title = Gentle reminders
nudges-text = Messages to paste into your chat. Nobody is named, and the link leads everyone to their own path.
nudge-begin = To begin
nudge-hands-on = Before the hands-on
nudge-ideathon = Before the ideathon
nudge-begin-message = Ten minutes tomorrow are enough for the first lesson. Your path shows what comes next: { $link } (Please open it on the device on which you joined.)
nudge-hands-on-message = The hands-on for developers is on { $day }. Module 1 is worth reading before it. Your path shows what is left: { $link }
nudge-hands-on-message-undated = The hands-on for developers is coming. Module 1 is worth reading before it. Your path shows what is left: { $link }
nudge-ideathon-message = The ideathon is on { $day }. Part 1 of the worksheet and a few lessons make that day easier. Your path shows what is left: { $link }
nudge-ideathon-message-undated = The ideathon is coming. Part 1 of the worksheet and a few lessons make that day easier. Your path shows what is left: { $link }
flash-names-shown = Names are shown from now on. Everybody reads it on their path.
flash-names-hidden = Only numbers are shown again.
