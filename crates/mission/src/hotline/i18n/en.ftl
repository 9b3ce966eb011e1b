hotline-title = Hotline
hotline-log = Log a contact
hotline-log-another = Log another contact
hotline-edit = Change the contact
hotline-save = Save
# Heading of the page of one contact.
hotline-contact-of = Contact of { $day }
hotline-day = Day
hotline-from = From
hotline-to = To
hotline-office = Office
hotline-channel = Channel
hotline-channel-phone = Phone
hotline-channel-messenger = Messenger
hotline-channel-email = E-mail
hotline-channel-walk-in = In person
hotline-caller = Who asked
hotline-caller-ukraine-displaced = Displaced from Ukraine
hotline-caller-migrant = Migrant
hotline-caller-national = National of this country
hotline-caller-other = Somebody else
hotline-caller-unknown = Not known
hotline-topic = Topic
hotline-topics = Topics
    .hint = Tick everything that was asked about. Each topic counts as one request.
hotline-topic-entry-transit-exit = Entry, transit and exit
hotline-topic-employment = Employment
hotline-topic-covid-restrictions = COVID-19 restrictions on movement
hotline-topic-education-abroad = Education abroad
hotline-topic-trafficking-prevention = Prevention of trafficking in persons
hotline-topic-legal-status = Legal status
hotline-topic-accommodation = Accommodation
hotline-topic-medical = Medical help
hotline-topic-return = Assisted voluntary return
hotline-topic-family = Family
hotline-topic-other = Other
hotline-no-topic = Tick at least one topic
hotline-ukraine = In connection with the war in Ukraine
hotline-ukraine-related = Ukraine-related
hotline-ukraine-without-entry = Tick entry, transit and exit too, or untick the connection with the war in Ukraine
hotline-consultation = Consultation given
    .hint = Yes, if advice was given in this contact
hotline-yes = Yes
hotline-no = No
hotline-language = Language
hotline-unknown-language = Choose a language from the list
hotline-area = Region
hotline-unknown-area = Choose a region from the list
hotline-minutes = Duration
hotline-minutes-unit = min
hotline-minutes-count = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
hotline-partner-desk = Partner's desk
    .hint = Code of the organisation that took the contact, such as bwc. Leave empty for the mission itself.
hotline-desk-is-a-code = Enter a code of small Latin letters, digits, hyphens and underscores
hotline-phone = Phone to call back
hotline-phone-wrong = Enter a phone number: digits, spaces and + ( ) - . /
hotline-note = Note
# Under the phone and the note.
hotline-sealed-hint = Optional. Sealed: only operators of this office can open it, and each opening is logged.
hotline-open-note = Open note and phone
hotline-note-title = Note and phone
hotline-erased = What was sealed for this caller has been erased
hotline-void = Take back
hotline-void-hint = The contact stays in the list, marked, and no longer counts.
hotline-void-reason = Reason
hotline-void-mistaken = Logged by mistake
hotline-void-duplicate = Logged twice
hotline-void-exercise = An exercise or a test
hotline-voided = Taken back
hotline-voided-because = Taken back: { $reason }
hotline-none = No contacts match
hotline-none-hint = Clear the filters to see every contact of your offices.

## Figures

hotline-figure-consultations = { $count ->
    [one] { $count } consultation was given by the hotline
   *[other] { $count } consultations were given by the hotline
}
    .title = Consultations given by the hotline
hotline-figure-ukraine-consultations = { $count ->
    [one] { $count } consultation on entry, transit and exit was given in connection with the war in Ukraine, { $percent } of all consultations
   *[other] { $count } consultations on entry, transit and exit were given in connection with the war in Ukraine, { $percent } of all consultations
}
    .title = Ukraine-related consultations as a share of all consultations
hotline-figure-ukraine-requests = { $count ->
    [one] { $count } request for information on entry, transit and exit was received in connection with the war in Ukraine
   *[other] { $count } requests for information on entry, transit and exit were received in connection with the war in Ukraine
}
    .title = Ukraine-related requests, with or without a consultation
hotline-figure-requests = { $count ->
    [one] { $count } request was received by the hotline
   *[other] { $count } requests were received by the hotline
}
    .title = Requests received by the hotline, by topic
hotline-figure-contacts = { $count ->
    [one] { $count } contact was taken by the hotline
   *[other] { $count } contacts were taken by the hotline
}
    .title = Contacts of the hotline, by topic; one contact may hold several

hotline-list-title = Call log
hotline-list-explained = Calls and messages of the hotline, one row each: day, language, topics, consultation.
hotline-list-would = New contact
hotline-list-nationality = Nationality of the caller
hotline-list-ukraine = In connection with the war in Ukraine
hotline-list-time = Time
hotline-list-unknown-language = Write the language’s name or its code, such as Arabic or ara
hotline-list-unknown-area = Write the region’s name, such as Grodno
hotline-retention-what = What callers said, and phones to call back
hotline-retention-then = The caller’s key is destroyed; channel, topic and day stay
