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

avrr-list-title = List of returns
avrr-list-explained = People who left with the mission’s help, one row each.
avrr-list-would = New person and departure
avrr-list-number = Case number in the list
avrr-list-departure = Day of departure
avrr-list-application = Day of application
avrr-list-no-name = Enter a name or a case number
avrr-list-applied-later = The application lies after the departure
