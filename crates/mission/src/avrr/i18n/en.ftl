avrr-title = Assisted return
avrr-open = Open a case
avrr-case = Case { $number }
avrr-number = Case of return
avrr-person = Case number of the person
avrr-no-such-person = Nobody whom you may see has this case number. Check each digit.
avrr-open-already = This person has a case of return that is still open. Go on with that one.
avrr-opened-on = Opened on
avrr-place = Where the person stays or was met
avrr-from = Opened from
avrr-to = Opened until
avrr-none = No cases match
avrr-none-hint = Clear the filters to see everything.
avrr-stage = Stage
avrr-stage-opened = Opened
avrr-stage-counselled = Counselled
avrr-stage-applied = Applied
avrr-stage-declared = Declaration signed
avrr-stage-eligible = Eligible
avrr-stage-departed = Departed
avrr-stage-arrived = Arrived
avrr-stage-rejected = Not eligible
avrr-stage-suspended = Paused
avrr-stage-withdrawn = Withdrawn
avrr-stage-closed = Closed
avrr-next = Next
avrr-next-opened = Counsel the person about all options
avrr-next-counselled = Record the application, if the person decides to return
avrr-next-applied = Have the voluntariness declaration read, understood and signed
avrr-next-declared = Decide on eligibility
avrr-next-eligible = Prepare the journey, then record what came of the departure
avrr-next-departed = Confirm the arrival
avrr-next-suspended = Resolve the reason for the pause
avrr-next-withdrawn = Confirm privately with the person; other help goes on
avrr-next-close = Close the case when support has ended
avrr-next-nothing = Nothing
avrr-events = What happened
avrr-no-events = Nothing is recorded yet.
avrr-family = Other cases of the household
avrr-record = Record: { $kind }
avrr-record-other = Record something else
avrr-kind = What happened
avrr-kind-counselling = Counselling
avrr-kind-application = Application
avrr-kind-declaration = Voluntariness declaration
avrr-kind-eligibility = Decision on eligibility
avrr-kind-departure = Departure
avrr-kind-arrival = Arrival
avrr-kind-withdrawn = Withdrawal
avrr-kind-suspended = Pause
avrr-kind-resumed = Resumption
avrr-kind-closed = Closing
avrr-withdrawn-hint = No reason is asked for. The declaration loses its force at once; shelter and aid go on, and no authority is told.
avrr-day = Day
avrr-mode = How
avrr-mode-in-person = In person
avrr-mode-phone = By telephone
avrr-mode-online = Online
avrr-channel = How the person came to us
avrr-decision = Decision
avrr-refusal = Why not eligible
avrr-refusal-hint = Only if the person is not eligible
avrr-refusal-destination = Returns to this destination are suspended
avrr-refusal-assisted-before = Assisted before
avrr-refusal-own-means = Can travel by own means
avrr-refusal-pending-claim = Asylum claim pending
avrr-refusal-legal-bar = May not leave at present
avrr-outcome = What came of it
avrr-outcome-no-show = Did not appear
avrr-outcome-refused-boarding = Boarding refused
avrr-outcome-withdrew = Withdrew at departure
avrr-pause-medical = Medical
avrr-pause-documents = Documents
avrr-pause-best-interests = A procedure is pending
avrr-pause-asylum = Asylum
avrr-closure-support-ended = Support ended
avrr-closure-no-contact = No contact
avrr-closure-left-area = Left the area
avrr-closure-transferred = Transferred
avrr-closure-died = Died
avrr-closure-duplicate = Duplicate case
avrr-closure-funding-ended = Funding ended
avrr-other = Other
avrr-country = Country of return
avrr-language = Language
avrr-language-hint = The language in which the person understood it
avrr-witness = Witness
avrr-witness-hint = Account of a second member of staff who saw the signature
avrr-witness-other = Enter the account of another member of staff
avrr-witnessed-by = witness: { $account }
avrr-age = { $count ->
    [one] { $count } year old
   *[other] { $count } years old
}
avrr-clearance-uncleared = Departed without every condition met
avrr-clearance-not-evaluated = Conditions not evaluated: imported
avrr-departed-already = A departure is recorded already. Take that one back first if it is wrong.
avrr-no-departure = No departure is recorded before that day. Record the departure first.
avrr-closed-already = The case was closed before that day.
avrr-not-suspended = The case is not paused.
avrr-paused-already = The case is paused or over already.
avrr-arrival-stands = An arrival stands on this departure. Take the arrival back first.
avrr-void = Take back
avrr-void-hint = It is kept and marked, and no longer counted
avrr-void-mistake = Recorded by mistake
avrr-void-twice = Recorded twice
avrr-void-did-not-happen = It did not happen
avrr-voided = Taken back: { $reason }
avrr-contacts = Contacts about return
avrr-contacts-hint = Who asked about return. Nobody needs to give a name, and asking commits to nothing.
avrr-add-contact = Record a contact
avrr-no-contacts = No contacts match
avrr-figure-returned = { $count ->
    [one] { $count } person assisted to return
   *[other] { $count } persons assisted to return
}
    .title = Persons assisted to return
avrr-figure-returned-december = { $count ->
    [one] { $percent } of the year’s returns were in December: { $count } person
   *[other] { $percent } of the year’s returns were in December: { $count } persons
}
    .title = Share of the year’s returns in December
avrr-figure-returned-children = { $count ->
    [one] { $count } child assisted to return
   *[other] { $count } children assisted to return
}
    .title = Children assisted to return
avrr-figure-returned-children-share = { $count ->
    [one] { $percent } of those assisted to return were children: { $count } person
   *[other] { $percent } of those assisted to return were children: { $count } persons
}
    .title = Share of children among those assisted to return
avrr-figure-returned-iraq = { $count ->
    [one] { $percent } of those assisted to return were Iraqi nationals: { $count } person
   *[other] { $percent } of those assisted to return were Iraqi nationals: { $count } persons
}
    .title = Share of Iraqi nationals among those assisted to return
avrr-figure-returned-cuba = { $count ->
    [one] { $percent } of those assisted to return were Cuban nationals: { $count } person
   *[other] { $percent } of those assisted to return were Cuban nationals: { $count } persons
}
    .title = Share of Cuban nationals among those assisted to return
avrr-figure-returned-nationality = { $count ->
    [one] { $count } person assisted to return, by nationality
   *[other] { $count } persons assisted to return, by nationality
}
    .title = Persons assisted to return, by nationality
avrr-figure-applied = { $count ->
    [one] { $count } person registered for assisted return
   *[other] { $count } persons registered for assisted return
}
    .title = Persons registered for assisted return
avrr-figure-contacts = { $count ->
    [one] { $count } contact about return
   *[other] { $count } contacts about return
}
    .title = Contacts about return
avrr-figure-contacts-cuba = { $count ->
    [one] { $percent } of contacts about return were by Cuban nationals: { $count } contact
   *[other] { $percent } of contacts about return were by Cuban nationals: { $count } contacts
}
    .title = Share of Cuban nationals among contacts about return
avrr-import-title = Import a list of returns
avrr-import-explained = Send the list as you keep it. You see first what would happen to each row; nothing is stored until you agree. The file is kept sealed and destroyed afterwards.
avrr-import-file = List
avrr-import-file-hint = CSV or XLSX, at most 4 MB and 2,000 rows
avrr-import-office-hint = For rows that name no office
avrr-import-look = Look at it
avrr-import-look-again = Look again
avrr-import-too-large = The list is too large. Send at most 4 MB and 2,000 rows at a time.
avrr-import-not-a-sheet = Choose a CSV or XLSX file. An older workbook (.xls) can be saved as .xlsx.
avrr-import-empty = Choose a file that has rows.
avrr-import-earlier = Earlier lists
avrr-import-uploaded = Sent on
avrr-import-state = State
avrr-import-state-staged = Waiting for your decision
avrr-import-state-done = Taken over
avrr-import-state-cancelled = Thrown away
avrr-import-added = Persons added
avrr-import-would-add = Persons who would be added, with their departure
avrr-import-known = Known already
avrr-import-refused = Rows to be mended
avrr-import-erased = The file is destroyed.
avrr-import-nothing-yet = Nothing is stored yet. All good rows are taken over at once, or none.
avrr-import-missing = No column was found for: { $fields }. Assign it below.
avrr-import-ambiguous = A date such as 03/04/2022 could be two days. Say which comes first in this list.
avrr-import-encoding = The file does not say its alphabet and was read as Cyrillic (Windows-1251). Check the names below.
avrr-import-take-over = Take over the good rows
avrr-import-throw-away = Throw the list away
avrr-import-download = Download the rows to be mended
avrr-import-download-hint = Download them before you take the list over: the file is destroyed then. Mended rows can be sent as a new list.
avrr-import-columns = Columns
avrr-import-columns-hint = Headings are remembered for the next list.
avrr-import-column = Column “{ $heading }”
avrr-import-order = Dates such as 03/04/2022
avrr-import-day-first = Day first
avrr-import-month-first = Month first
avrr-import-two-columns = Two columns cannot hold the same. Leave one empty.
avrr-import-rows = What would happen to each row
avrr-import-row = Row
avrr-import-what = What would happen
avrr-import-what-new = New person and departure
avrr-import-what-known = Known already
avrr-import-what-total = Totals, left out
avrr-import-what-cannot = To be mended
avrr-import-reason = What to mend
avrr-import-external-id = Case number in the list
avrr-import-full-name = Full name
avrr-import-age = Age
avrr-import-departure = Day of departure
avrr-import-application = Day of application
avrr-import-no-name = Enter a name or a case number
avrr-import-no-departure = Enter the day of departure
avrr-import-applied-later = The application lies after the departure
avrr-import-too-early = Enter a day after 1989
avrr-import-unknown-sex = Use M or F, or leave it empty
avrr-import-other-office = This office is not among those you work with
avrr-import-twice = The same as row { $row }
