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
path-minutes-left = About { $minutes } minutes left.
path-reading-complete = You have finished everything that is meant for your role.
path-others-may-read = These modules matter most to your role. The others are open to you, too.
path-summary = What I have learnt
path-to-calendar = All dates
path-seen-by = Who sees my progress
path-seen-as-numbers = Organisers and facilitators see numbers of groups of three or more people, never your name. Your answers are seen by nobody else.
path-seen-by-name = Since { $day } the organisers and facilitators of this workshop see by name which lessons are finished from that day on. Your answers are seen by nobody else.
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
summary-hide = Without my own words
summary-show = With my own words
summary-honest = This page confirms that the lessons were read and their questions answered. It does not confirm ability.
summary-issued = As of { $day }
summary-print = To print or save it as a PDF, use your browser’s print command.
