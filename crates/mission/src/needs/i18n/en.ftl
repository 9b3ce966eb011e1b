needs-title = Needs
needs-add = Record an assessment
needs-assessment = Assessment of needs
needs-person = Case number of the person
needs-no-such-person = Nobody whom you may see has this case number. Check each digit.
needs-household = For everybody in the household
needs-household-hint = Each member is counted as assessed
needs-persons = { $count ->
    [one] { $count } person assessed
   *[other] { $count } persons assessed
}
needs-assessed = Persons assessed
needs-assessed-on = Day of the assessment
needs-place = Where
needs-from = Assessed from
needs-to = Assessed until
needs-needs = Needs
needs-needs-hint = Tick everything that the person named. Nothing ticked means that no need was named.
needs-population-hint = If it is not the one of the registration
needs-none-named = No need named
needs-need-food = Food
needs-need-hygiene = Hygiene items
needs-need-footwear = Footwear
needs-need-clothes = Clothes
needs-need-medicines = Medicines
needs-need-shelter = Accommodation
needs-need-health = Health care
needs-need-mhpss = Psychosocial support
needs-need-protection = Protection
needs-need-education = Education
needs-need-cash = Cash
needs-need-information = Information
needs-need-documents = Documents
needs-need-legal = Legal help
needs-need-employment = Work
needs-need-other = Other
needs-none = No assessments match
needs-none-hint = Clear the filters to see every assessment.
needs-void = Take the assessment back
needs-void-hint = It is kept and marked, and no longer counted
needs-void-mistake = Recorded by mistake
needs-void-twice = Recorded twice
needs-void-asked = The person asked for it
needs-is-voided = This assessment was taken back: { $reason }
needs-figure-assessed = { $count ->
    [one] needs of { $count } person assessed
   *[other] needs of { $count } persons assessed
}
    .title = Persons whose needs were assessed
needs-figure-assessments = { $count ->
    [one] { $count } assessment of needs made
   *[other] { $count } assessments of needs made
}
    .title = Assessments of needs made
needs-figure-ranking = { $count ->
    [one] needs named by { $count } person
   *[other] needs named by { $count } persons
}
    .title = Major needs named by persons assessed

needs-list-title = Needs assessments
needs-list-explained = What people lacked, one row for each person assessed, by case number.
needs-list-would = New assessment
needs-list-unknown-number = There is no person with this case number in your offices. Check each digit.
