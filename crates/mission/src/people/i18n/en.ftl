people-title = People
people-register = Register people
people-save = Save
people-none = Nobody matches
people-none-hint = Clear the filters, or search by name or case number.
people-search = Find a person
people-search-hint = Beginnings of names in any script, a document number, or a case number
people-search-button = Find
people-found = { $count ->
    [one] { $count } person found
   *[other] { $count } people found
}
people-nobody-found = Nobody found
people-nobody-found-hint = Try fewer letters, another spelling, or the name in another script.
people-case = Case { $number }
people-number = Case number
people-name = Name
people-given = Given name
people-family = Family name
people-father = Father’s name
people-other-script = Name in another script
people-other-script-hint = As the passport has it
people-if-known = If known
people-sex = Sex
people-sex-female = Female
people-sex-male = Male
people-sex-other = Other
people-sex-unknown = Not known
people-birth = Date of birth
people-birth-year = Year of birth
people-nationality = Nationality
people-unknown-country = Choose a country from the list; a name such as “Congo” could mean two
people-document = Document number
people-phone = Telephone
people-address = Where the person can be found
people-address-hint = Only what is needed to meet again
people-population = Group
people-population-ukraine = Displaced from Ukraine
people-population-third-country = Third-country national who fled Ukraine
people-population-stranded = Stranded migrant
people-population-national = National of this country
people-population-other = Other
people-channel = How the person came to us
people-channel-walk-in = Walked in
people-channel-site-visit = Met at a site visit
people-channel-phone = Telephone
people-channel-email = E-mail
people-channel-hotline = Hotline
people-channel-partner = Referred by a partner
people-channel-authority = Referred by an authority
people-channel-import = Imported list
people-office = Office
people-place = Where met
people-place-hint = If not at the office
people-registered-on = Day of registration
people-arrived-on = Day of arrival in the country
people-household = Household
people-household-role = Place in the household
people-role-head = Head
people-role-spouse = Spouse
people-role-child = Child
people-role-parent = Parent
people-role-sibling = Brother or sister
people-role-other = Other
people-members = Members of the household
people-members-hint = Add everybody who lives and eats together with this person. Leave this out for somebody alone.
people-member = Member
people-add-member = Add a member
people-perhaps-known = These people may be known already
people-perhaps-known-hint = Open their records first. If it is somebody else, press Save once more.
people-correct = Correct
people-merge = Same person as…
people-merge-explained = Two registrations of one person are linked. Nothing in them is changed, and the link can be undone.
people-perhaps-same = Registrations with similar names
people-other-number = Case number of the other registration
people-other-number-hint = Such as 4721-8305-6
people-no-such-number = There is no other registration with this case number. Check each digit.
people-already-one = These two registrations are linked already.
people-later-merge = A later link stands on this one. Undo that one first.
people-same-person = Registrations of the same person
people-undo-merge = Undo the link
people-void = Take the registration back
people-void-hint = It is kept and marked, and no longer counted
people-void-reason = Reason
people-void-mistake = Registered by mistake
people-void-twice = Registered twice
people-void-not-a-person = Not a person (a test)
people-void-asked = The person asked for it
people-is-voided = This registration was taken back: { $reason }
people-retention-what = Registrations: names, documents, contacts
people-retention-then = The person’s key is destroyed; what statistics need stays
people-figure-registered = { $count ->
    [one] { $count } person registered
   *[other] { $count } persons registered
}
    .title = Persons registered
people-erase = Erase this person
people-erasure = Erasure
people-erasures = Erasures
people-erasures-explained = Who is to be forgotten: asked by one, confirmed by another. No names stand here.
people-erasures-none = No erasure was asked for
people-erasures-none-hint = The data-protection focal point asks from the page of a person.
people-erase-explained = Asked here, carried out only when somebody else has confirmed it. All registrations of this person are erased together.
people-erase-several = { $count ->
    [one] { $count } registration is linked to this person:
   *[other] { $count } registrations are linked to this person:
}
people-erase-goes = What goes
people-erase-goes-clear = Case numbers, year of birth, household, place, ids of other systems
people-erase-versions = { $count ->
    [one] { $count } version
   *[other] { $count } versions
}
people-erase-stays = What stays, without a name
people-erase-events = { $count ->
    [one] { $count } event
   *[other] { $count } events
}
people-erase-stays-log = The audit log: ids, no names
people-erase-held = A hold stands on this person. Nothing is erased until it is lifted.
people-erase-for-good = Erasing is for good. Nobody can undo it, with no key and from no backup.
people-erase-ask = Ask for the erasure
people-erase-reason = Reason
people-erase-reason-withdrawn = Consent was withdrawn
people-erase-reason-objected = The person objects to our keeping it
people-erase-reason-unlawful = It should never have been kept
people-erase-reason-not-needed = It is no longer needed
people-erase-reason-term = Its time is over
people-erase-reference = Number of the request
people-erase-reference-hint = As the register of requests has it, such as DP-2022-014; never a name
people-erase-reference-wrong = Use letters, digits and dashes only, with at least one digit
people-erase-other-office = One of the registrations of this person belongs to an office that you do not work with.
people-erase-changed = Links between registrations were made or undone since this was asked. Refuse it and ask again.
people-erase-state = State
people-erase-state-asked = Waits for a second person
people-erase-state-confirmed = Under way
people-erase-state-done = Erased
people-erase-state-refused = Refused or taken back
people-erase-asked-on = Asked on
people-erase-asked-by = Asked by
people-erase-decided-on = Decided on
people-erase-decided-by = Decided by
people-erase-waits = Somebody else has to confirm this.
people-erase-backups = Backups made before hold the keys until they are deleted. A restore applies the list of erasures that lies beside each later backup.
people-erase-confirm = Erase for good
people-erase-refuse = Refuse
people-erase-withdraw = Take it back
people-erased-on = Erased on { $day }
people-hold = Hold
people-sealed-identity = Names, date of birth, documents
people-sealed-contact = Phones and addresses
people-sealed-protection = Protection notes
people-sealed-medical = Medical notes
people-sealed-attachments = Photos and files
