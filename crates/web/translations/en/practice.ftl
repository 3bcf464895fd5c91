# The practice board: a real board for one person, and the check beside it.

practice-title = Practice board
practice-alone = Only you see this board. Try things out: nothing here reaches your team.
practice-back = Back to the lesson
practice-step = Practice
practice-instruction = Turn the story beside the board into notes. The check looks at it as you go.
practice-panel = Task and check
practice-task = The task
practice-check = What is there
practice-all-there = Every step has what it asks for. Compare your board with the result in the lesson and answer the questions there.
practice-step-big-picture = Big Picture
practice-step-process-modeling = Process Modeling
practice-step-software-design = Software Design
practice-step-ml-design = ML Design (if you like)
practice-arrows = Arrows
practice-answers = Answered questions of one frame
practice-amount = { $there } of { $goal }
practice-enough = there
practice-missing = missing
practice-hints = Worth a look
practice-no-hints = Nothing to point at.
practice-hints-first = As soon as there are notes, hints appear here.
practice-hint-arrow = “{ $from }” → “{ $to }”: an arrow from { $kind } usually leads to { $expected }.
practice-hint-arrow-from-problem = “{ $from }” → “{ $to }”: problems stand beside the flow and point at nothing.
practice-or = or
practice-hint-loose = One arrow has lost a note at its end. Draw it again or delete it.
practice-hint-outside = “{ $note }”: no arrow leads to this event or from it.
practice-hint-problem = “{ $note }”: put the problem right beside the note where it hurts.
practice-hint-empty = A note ({ $kind }) has no words yet.
practice-hint-design = { $count ->
    [one] One question of the ML design has no answer yet.
   *[other] { $count } questions of the ML design have no answer yet.
}
practice-hint-past = “{ $note }”: has it happened yet? Events are told in the past tense.
practice-checks-itself = The check follows what you write. To be safe it can also be run by hand.
practice-run = Check now
