services-title = Services
services-record = Record a delivery
services-edit = Carry the delivery on
services-save = Save
services-none = No deliveries match
services-none-hint = Clear the filters, or record a delivery.
services-item = What was given
services-item-in-unit = { $item } ({ $unit })
services-quantity = How much
services-quantity-hint = In the unit shown beside the name. Kilograms and litres may have up to three decimals.
services-quantity-needed = Enter how much was given
services-people = People
services-persons = Case numbers of those who were served
services-persons-hint = One below the other. Leave this empty for a bulk delivery.
services-unknown-number = Case number { $number } of the list is not known. Check each digit.
services-too-many-persons = Name at most 500 people on one delivery
services-headcount = People without a case number
services-headcount-hint = How many more were served, if known
services-served = { $named } with a case number, { $unnamed } without
services-population = Group
services-purpose = Purpose
services-purpose-hint = If the service was for something in particular
services-purpose-employment = Employment formalities
services-purpose-medical = Medical appointment
services-purpose-documents = Documents
services-purpose-education = Education
services-purpose-return = Return
services-purpose-other = Other
services-implementer = Who did it
services-office = Office
services-place = Place
services-place-hint = If not at the office
services-status = Status
services-status-planned = Planned
services-status-active = Under way
services-status-done = Done
services-occurred-on = Day
services-occurred-on-hint = When it was given or began; for a plan, since when it is planned
services-from-day = From
services-to-day = To
services-only-voided = Only those taken back
services-report = Report
services-reports = Reports
services-reports-explained = Several organisations may tell of the same delivery. It is counted once.
services-add-report = Add a report of the same delivery
services-reporter = Who reported it
services-reporter-hint = May be another organisation than the one that did it
services-reported-on = Reported on
services-external-ref = Reference
services-external-ref-hint = The number in the reporter’s own papers, if any
services-reported-before = This organisation has reported this delivery already
services-perhaps-told = This delivery may have been recorded already
services-perhaps-told-hint = If it is the same one, open it and add your report there. If it is another one, press Save once more.
services-redeemed = Vouchers redeemed
services-redeemed-too-many = Enter no more than were issued
services-void = Take the delivery back
services-void-hint = It is kept and marked, and no longer counted
services-void-reason = Reason
services-void-mistake = Recorded by mistake
services-void-twice = Recorded twice
services-void-not-given = It was not given after all
services-voided = Taken back
services-is-voided = This delivery was taken back: { $reason }
services-catalogue = Catalogue
services-add-item = Add to the catalogue
services-code = Code
services-code-hint = Small Latin letters, digits and underscores, such as “baby_food”. It cannot be changed later.
services-wrong-code = Use small Latin letters, digits and underscores, such as “baby_food”
services-code-taken = Another row has this code. Choose another one.
services-name = Name
services-name-hint = As your colleagues call it; it is not translated
services-kind = Kind
services-kind-item = Goods
services-kind-service = Service
services-kind-voucher = Voucher
services-kind-information = Information
services-unit = Unit
services-unit-hint = Deliveries are counted in it, so it cannot be changed later
services-unit-piece = pieces
services-unit-kit = kits
services-unit-g = kg
services-unit-ml = litres
services-unit-service = services
services-unit-voucher = vouchers
services-unit-leaflet = leaflets
services-amount-pieces = { $count ->
    [one] { $count } piece
   *[other] { $count } pieces
}
services-amount-kits = { $count ->
    [one] { $count } kit
   *[other] { $count } kits
}
services-amount-kg = { $amount } kg
services-amount-litres = { $amount } l
services-amount-services = { $count ->
    [one] { $count } service
   *[other] { $count } services
}
services-amount-vouchers = { $count ->
    [one] { $count } voucher
   *[other] { $count } vouchers
}
services-amount-leaflets = { $count ->
    [one] { $count } leaflet
   *[other] { $count } leaflets
}
services-sector = Sector
services-sector-food = Food
services-sector-hygiene = Water, sanitation, hygiene
services-sector-nfi = Relief items
services-sector-health = Health
services-sector-mhpss = Mental health and psychosocial support
services-sector-protection = Protection
services-sector-livelihoods = Livelihoods
services-sector-transport = Transport
services-sector-information = Information
services-mhpss = Activity code (MHPSS)
services-mhpss-hint = For mental health and psychosocial support: 1 to 11 of the inter-agency list
services-item-bread = Bread
services-item-fruit = Fruit
services-item-bread-fruit = Bread and fruit
services-item-drinking-water = Drinking water
services-item-hot-meal = Hot meal
services-item-food-kit = Food kit
services-item-hygiene-kit = Hygiene kit
services-item-toilet-soap = Toilet soap
services-item-liquid-soap = Liquid soap
services-item-blanket = Blanket
services-item-clothes = Clothes
services-item-footwear = Footwear
services-item-leaflet = Leaflet
services-item-counselling = Information given in a talk
services-item-transport = Transport
services-item-medication-voucher = Medication voucher
services-item-medical-care = Medical care
services-item-psychosocial-support = Psychosocial support
services-item-psychological-consultation = Consultation with a psychologist
services-item-entrepreneurship-course = Course in micro-business and entrepreneurship
services-item-vocational-training = Vocational training
services-item-work-permit-fee = Fee for a special employment permit
services-item-legal-counselling = Legal assistance and counselling
services-label-stranded-food = Food kits to stranded migrants
services-label-stranded-hygiene = Hygiene kits to stranded migrants
services-label-self-reliance = Work and self-reliance
services-counted-items = { $count ->
    [one] { $count } unit
   *[other] { $count } units
}
    .title = quantity
services-counted-occurrences = { $count ->
    [one] on { $count } occasion
   *[other] on { $count } occasions
}
    .title = occasions
services-counted-persons = { $count ->
    [one] { $count } person reached
   *[other] { $count } people reached
}
    .title = people
services-counted-planned = planned
services-figure-bread-fruit-items = { $count ->
    [one] { $count } kg of bread and fruit
   *[other] { $count } kg of bread and fruit
}
    .title = { services-item-bread-fruit }: { services-counted-items.title }
services-figure-bread-fruit-occurrences = { services-counted-occurrences }
    .title = { services-item-bread-fruit }: { services-counted-occurrences.title }
services-figure-bread-fruit-persons = { services-counted-persons }
    .title = { services-item-bread-fruit }: { services-counted-persons.title }
services-figure-toilet-soap-items = { $count ->
    [one] { $count } kg of toilet soap
   *[other] { $count } kg of toilet soap
}
    .title = { services-item-toilet-soap }: { services-counted-items.title }
services-figure-toilet-soap-occurrences = { services-counted-occurrences }
    .title = { services-item-toilet-soap }: { services-counted-occurrences.title }
services-figure-toilet-soap-persons = { services-counted-persons }
    .title = { services-item-toilet-soap }: { services-counted-persons.title }
services-figure-liquid-soap-items = { $count ->
    [one] { $count } litre of liquid soap
   *[other] { $count } litres of liquid soap
}
    .title = { services-item-liquid-soap }: { services-counted-items.title }
services-figure-liquid-soap-occurrences = { services-counted-occurrences }
    .title = { services-item-liquid-soap }: { services-counted-occurrences.title }
services-figure-liquid-soap-persons = { services-counted-persons }
    .title = { services-item-liquid-soap }: { services-counted-persons.title }
services-figure-leaflets-items = { $count ->
    [one] { $count } leaflet disseminated
   *[other] { $count } leaflets disseminated
}
    .title = { services-item-leaflet }: { services-counted-items.title }
services-figure-leaflets-occurrences = { services-counted-occurrences }
    .title = { services-item-leaflet }: { services-counted-occurrences.title }
services-figure-leaflets-persons = { services-counted-persons }
    .title = { services-item-leaflet }: { services-counted-persons.title }
services-figure-food-kits-items = { $count ->
    [one] { $count } food kit
   *[other] { $count } food kits
}
    .title = { services-item-food-kit }: { services-counted-items.title }
services-figure-food-kits-occurrences = { services-counted-occurrences }
    .title = { services-item-food-kit }: { services-counted-occurrences.title }
services-figure-food-kits-persons = { services-counted-persons }
    .title = { services-item-food-kit }: { services-counted-persons.title }
services-figure-hygiene-kits-items = { $count ->
    [one] { $count } hygiene kit
   *[other] { $count } hygiene kits
}
    .title = { services-item-hygiene-kit }: { services-counted-items.title }
services-figure-hygiene-kits-occurrences = { services-counted-occurrences }
    .title = { services-item-hygiene-kit }: { services-counted-occurrences.title }
services-figure-hygiene-kits-persons = { services-counted-persons }
    .title = { services-item-hygiene-kit }: { services-counted-persons.title }
services-figure-clothes-items = { services-counted-items }
    .title = { services-item-clothes }: { services-counted-items.title }
services-figure-clothes-occurrences = { services-counted-occurrences }
    .title = { services-item-clothes }: { services-counted-occurrences.title }
services-figure-clothes-persons = { $count ->
    [one] clothes for { $count } person
   *[other] clothes for { $count } people
}
    .title = { services-item-clothes }: { services-counted-persons.title }
services-figure-transport-items = { services-counted-items }
    .title = { services-item-transport }: { services-counted-items.title }
services-figure-transport-occurrences = { services-counted-occurrences }
    .title = { services-item-transport }: { services-counted-occurrences.title }
services-figure-transport-persons = { $count ->
    [one] transport for { $count } person to complete employment formalities
   *[other] transport for { $count } people to complete employment formalities
}
    .title = { services-item-transport }: { services-counted-persons.title }
services-figure-medication-items = { services-counted-items }
    .title = { services-item-medication-voucher }: { services-counted-items.title }
services-figure-medication-occurrences = { services-counted-occurrences }
    .title = { services-item-medication-voucher }: { services-counted-occurrences.title }
services-figure-medication-persons = { $count ->
    [one] medication vouchers for { $count } person
   *[other] medication vouchers for { $count } people
}
    .title = { services-item-medication-voucher }: { services-counted-persons.title }
services-figure-psychosocial-items = { services-counted-items }
    .title = { services-item-psychosocial-support }: { services-counted-items.title }
services-figure-psychosocial-occurrences = { services-counted-occurrences }
    .title = { services-item-psychosocial-support }: { services-counted-occurrences.title }
services-figure-psychosocial-persons = { $count ->
    [one] psychosocial support for { $count } person
   *[other] psychosocial support for { $count } people
}
    .title = { services-item-psychosocial-support }: { services-counted-persons.title }
services-figure-consultations-items = { services-counted-items }
    .title = { services-item-psychological-consultation }: { services-counted-items.title }
services-figure-consultations-occurrences = { services-counted-occurrences }
    .title = { services-item-psychological-consultation }: { services-counted-occurrences.title }
services-figure-consultations-persons = { $count ->
    [one] consultations with a psychologist for { $count } person
   *[other] consultations with a psychologist for { $count } people
}
    .title = { services-item-psychological-consultation }: { services-counted-persons.title }
services-figure-mhpss-items = { services-counted-items }
    .title = { services-sector-mhpss }: { services-counted-items.title }
services-figure-mhpss-occurrences = { services-counted-occurrences }
    .title = { services-sector-mhpss }: { services-counted-occurrences.title }
services-figure-mhpss-persons = { $count ->
    [one] psychosocial support or consultations for { $count } person, each counted once
   *[other] psychosocial support or consultations for { $count } people, each counted once
}
    .title = { services-sector-mhpss }: { services-counted-persons.title }
services-figure-stranded-food-kits-items = { $count ->
    [one] { $count } food kit to stranded migrants
   *[other] { $count } food kits to stranded migrants
}
    .title = { services-label-stranded-food }: { services-counted-items.title }
services-figure-stranded-food-kits-occurrences = { services-counted-occurrences }
    .title = { services-label-stranded-food }: { services-counted-occurrences.title }
services-figure-stranded-food-kits-persons = { services-counted-persons }
    .title = { services-label-stranded-food }: { services-counted-persons.title }
services-figure-stranded-hygiene-kits-items = { $count ->
    [one] { $count } hygiene kit to stranded migrants
   *[other] { $count } hygiene kits to stranded migrants
}
    .title = { services-label-stranded-hygiene }: { services-counted-items.title }
services-figure-stranded-hygiene-kits-occurrences = { services-counted-occurrences }
    .title = { services-label-stranded-hygiene }: { services-counted-occurrences.title }
services-figure-stranded-hygiene-kits-persons = { services-counted-persons }
    .title = { services-label-stranded-hygiene }: { services-counted-persons.title }
services-figure-entrepreneurship-items = { services-counted-items }
    .title = { services-item-entrepreneurship-course }: { services-counted-items.title }
services-figure-entrepreneurship-occurrences = { services-counted-occurrences }
    .title = { services-item-entrepreneurship-course }: { services-counted-occurrences.title }
services-figure-entrepreneurship-persons = { $count ->
    [one] a course in micro-business and entrepreneurship for { $count } person
   *[other] a course in micro-business and entrepreneurship for { $count } people
}
    .title = { services-item-entrepreneurship-course }: { services-counted-persons.title }
services-figure-permits-items = { services-counted-items }
    .title = { services-item-work-permit-fee }: { services-counted-items.title }
services-figure-permits-occurrences = { services-counted-occurrences }
    .title = { services-item-work-permit-fee }: { services-counted-occurrences.title }
services-figure-permits-persons = { $count ->
    [one] fees for special employment permits for { $count } person
   *[other] fees for special employment permits for { $count } people
}
    .title = { services-item-work-permit-fee }: { services-counted-persons.title }
services-figure-legal-items = { services-counted-items }
    .title = { services-item-legal-counselling }: { services-counted-items.title }
services-figure-legal-occurrences = { services-counted-occurrences }
    .title = { services-item-legal-counselling }: { services-counted-occurrences.title }
services-figure-legal-persons = { $count ->
    [one] legal assistance and counselling for { $count } person
   *[other] legal assistance and counselling for { $count } people
}
    .title = { services-item-legal-counselling }: { services-counted-persons.title }
services-figure-vocational-items = { services-counted-items }
    .title = { services-item-vocational-training }: { services-counted-items.title }
services-figure-vocational-occurrences = { services-counted-occurrences }
    .title = { services-item-vocational-training }: { services-counted-occurrences.title }
services-figure-vocational-persons = { $count ->
    [one] vocational training for { $count } person
   *[other] vocational training for { $count } people
}
    .title = { services-item-vocational-training }: { services-counted-persons.title }
services-figure-self-reliance-items = { services-counted-items }
    .title = { services-label-self-reliance }: { services-counted-items.title }
services-figure-self-reliance-occurrences = { $count ->
    [one] { $count } service for work and self-reliance
   *[other] { $count } services for work and self-reliance
}
    .title = { services-label-self-reliance }: { services-counted-occurrences.title }
services-figure-self-reliance-persons = { services-counted-persons }
    .title = { services-label-self-reliance }: { services-counted-persons.title }
services-figure-vocational-pipeline = { $count ->
    [one] { $count } more vocational training in the pipeline
   *[other] { $count } more vocational trainings in the pipeline
}
    .title = { services-item-vocational-training }: { services-counted-planned }

services-list-title = Distribution list
services-list-explained = What was given, one row for each occasion: day, place, item, quantity, how many people, by whom.
services-list-would = New delivery
services-list-headcount = People served, with and without a case number
services-list-unit = Unit
services-list-wrong-unit = This item is counted in { $unit }
services-list-unknown-item = This is not in the catalogue. Write its name or code as there, or add it first.
services-list-unknown-organisation = There is no organisation of this name. Write its name or code as under Partners.
services-list-persons = Case numbers
services-list-fewer = Enter at least as many people as case numbers
services-list-not-own = Your organisation can record only what it did itself
