### The dates of a workshop.

tab-calendar = Dates
calendar-title = Dates
calendar-none = No dates are fixed yet. You can begin with the lectures all the same.
calendar-not-fixed = These are suggestions. The organiser has not fixed them yet.
calendar-zone = Times are in { $zone }.
calendar-holidays = Public holidays are not known here, so please check them.
calendar-fix-title = Fix the dates
calendar-save = Save the dates
calendar-only-proposed = Nothing is fixed yet. Below are suggestions, counted from the first day. Change what does not suit, then save. Until you do, everybody sees them as suggestions.
calendar-no-start = Nothing is fixed yet. Choose a day on the right to get suggestions, or enter the dates yourself.
calendar-odd = Worth another look
oddity-weekend = { $occasion }: this is a weekend.
oddity-order = { $first } should come before { $second }.
calendar-date = Date
calendar-begins = Begins at
calendar-minutes = Minutes
calendar-place = Room or link
calendar-place-is = Where:
calendar-suggestion = Suggested: { $day }. { $reason }
calendar-time-wrong = Please enter a time such as 13:30.
calendar-minutes-wrong = Please enter how many minutes it takes, from 1 to { $most }.
calendar-conflict = Somebody else changed this date while you were writing. It now says: { $theirs }. Save again to put yours in its place.
calendar-nothing = no date
calendar-suggest-title = Suggestions
calendar-suggest-text = The developers meet about a month after the start, everyone about three months after it, then a follow-up each month. Weekends are left out.
calendar-suggest-from = Start on
calendar-suggest = Suggest dates
calendar-preview = Preview the path
calendar-preview-text = What each role sees: what to do tomorrow, next, and by when.
calendar-take-title = In your own calendar
calendar-take-later = As soon as the dates are fixed, you can subscribe to them here.
calendar-take-text = Subscribe by this address, and your calendar follows when a date moves. Or download the dates as they are today.
calendar-address = Address to subscribe to
calendar-address-hint = In your calendar, choose “add by URL” or “subscribe”. Whoever has the address sees the dates and places, nothing else.
calendar-download = Download (.ics)
calendar-renew = Make a new address
calendar-renew-text = The present address stops working. Everyone who subscribed has to subscribe again.
calendar-event = { $occasion } · { $workshop }
flash-calendar-address-renewed = The calendar has a new address. The old one no longer works.

## Occasions

occasion-individual-start = Start of the lectures
occasion-individual-start-text = Everyone begins alone, when it suits: ten minutes are enough for the first lesson.
occasion-hands-on = Hands-on for developers
occasion-hands-on-text = The developers work through ML in Python together, about three hours. Before it: module 1 of the lectures.
occasion-ideathon = Ideathon
occasion-ideathon-text = All roles of a team together, about four hours. Before it: your lectures, and part 1 of the worksheet.
occasion-first-follow-up = First follow-up
occasion-second-follow-up = Second follow-up
occasion-third-follow-up = Third follow-up
occasion-follow-up-text = One hour: where the milestone stands, what real users said, what is in the way.
occasion-sponsor-report = Report to the sponsor
occasion-sponsor-report-text = One hour: results, what was learnt, and what is needed next.

## Why a date is suggested

proposal-first-day = The first day of the workshop.
proposal-month-after-start = Four weeks after the start: module 1 is read, and interest is fresh.
proposal-three-months-after-start = Thirteen weeks after the start: all lectures fit in at half an hour a week.
proposal-months-after-ideathon = { $weeks ->
    [4] Four weeks after the ideathon.
    [8] Eight weeks after the ideathon.
   *[other] { $weeks } weeks after the ideathon.
 }
proposal-week-after-follow-ups = A week after the last follow-up, so that its results can be told.
proposal-from-saturday = { $reason } That would be a Saturday, so the Monday after.
proposal-from-sunday = { $reason } That would be a Sunday, so the Monday after.
