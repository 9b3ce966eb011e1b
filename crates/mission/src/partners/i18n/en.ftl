partners-title = Partners
partners-add = Add an organisation
partners-edit = Change the organisation
partners-save = Save
partners-code = Code
partners-code-hint = Short, such as “brc”. It cannot be changed later.
partners-wrong-code = Use small Latin letters, digits and hyphens, such as “brc”
partners-code-taken = Another organisation has this code. Choose another one.
partners-name = Name
partners-name-hint = In Latin letters, as reports print it
partners-local-name = Name in the local script
partners-kind = Kind
partners-kind-un = United Nations or intergovernmental
partners-kind-ngo = Non-governmental organisation
partners-kind-authority = Authority
partners-kind-hospital = Hospital
partners-kind-donor = Donor
partners-kind-other = Other
partners-attribution = In public
partners-hidden = Do not name it in public
partners-hidden-hint = Reports count its work, and do not say whose it was
partners-named = May be named
partners-not-named = Not named
partners-none = No organisations match
partners-none-hint = Clear the filter to see every organisation.
partners-agreements = Agreements
partners-no-agreements = No agreements yet
partners-no-agreements-hint = Record an agreement on the day it was signed.
partners-add-agreement = Record an agreement
partners-scope = Scope
partners-scope-health = Health
partners-scope-protection = Protection
partners-scope-accommodation = Accommodation
partners-scope-food = Food and relief items
partners-scope-legal = Legal help
partners-scope-information = Information
partners-scope-livelihoods = Livelihoods
partners-scope-other = Other
partners-subject = What was agreed
partners-subject-hint = One line, nothing about a person
partners-office = Office that signed
partners-signed-on = Signed on
partners-ends-on = Ends on
partners-if-agreed = If an end was agreed
partners-ends-before-signed = Enter a day that is not before the day of signature
partners-state = State
partners-valid = Recorded
partners-voided = Taken back: { $reason }
partners-void = Take back the agreement of { $day }
partners-void-button = Take it back
partners-void-hint = It is kept and marked, and no longer counted
partners-void-reason = Reason
partners-void-mistake = Recorded by mistake
partners-void-twice = Recorded twice
partners-void-not-signed = It was not signed after all
partners-figure-agreements = { $count ->
    [one] { $count } agreement signed
   *[other] { $count } agreements signed
}
    .title = Agreements signed
partners-figure-hospitals = { $count ->
    [one] { $count } agreement signed with a hospital
   *[other] { $count } agreements signed with hospitals
}
    .title = Agreements signed with hospitals
