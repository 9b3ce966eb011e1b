//! What distribution lists call their columns, the things of the catalogue, units and statuses, in
//! English and Russian. Folded, with commas between; no rule stands here.

use super::words;
use crate::imports::{self, Column};
use crate::people::listed;

/// The columns, those with more exact names first.
pub(super) const COLUMNS: &[Column] = &[
    Column::new(
        "number",
        imports::words::number,
        "delivery number, delivery no, distribution number, distribution no, \
            distribution id, delivery id, waybill number, waybill no, waybill, \
            external id, reference, ref no, номер выдачи, номер накладной, \
            накладная, нумар выдачы, ref, id, ид",
    )
    .shown(),
    Column::new(
        "reported_on",
        words::reported_on,
        "date reported, reported on, reporting date, report date, дата отчета",
    )
    .day()
    .once(),
    Column::new(
        "occurred_on",
        words::occurred_on,
        "date of distribution, distribution date, date of delivery, \
            delivery date, date of service, service date, date of assistance, \
            date given, given on, дата выдачи, дата распределения, дата раздачи, \
            дата оказания, дата выдачы, date, дата, day, день",
    )
    .day()
    .once()
    .shown(),
    Column::new(
        "item",
        words::item,
        "item code, item name, type of item, type of assistance, \
            type of service, item service, item or service, item, items, service, \
            services, assistance, goods, commodity, product, what was given, \
            вид помощи, вид услуги, наименование, наименование товара, предмет, \
            товар, услуга, помощь, что выдано, позиция, прадмет, назва",
    )
    .once()
    .shown(),
    Column::new(
        "unit",
        words::list_unit,
        "unit of measure, unit of measurement, uom, unit, units, \
            единица измерения, ед измерения, ед изм, единица, ед, адзінка",
    )
    .once(),
    Column::new(
        "quantity",
        words::quantity,
        "quantity distributed, quantity given, quantity, qty, amount, \
            number of items, no of items, items distributed, distributed, \
            количество выдано, количество, кол во, колво, объем, выдано, колькасць",
    )
    .shown(),
    Column::new(
        "persons",
        words::list_persons,
        "case numbers, case number, case no, registration numbers, \
            registration number, номера дел, номер дела, нумары спраў",
    ),
    Column::new(
        "headcount",
        words::list_headcount,
        "number of persons, number of people, number of beneficiaries, \
            number of individuals, no of persons, no of people, \
            no of beneficiaries, persons served, people served, people reached, \
            individuals, headcount, persons, people, beneficiaries reached, pax, \
            количество человек, количество людей, количество получателей, \
            кол во человек, кол во людей, число получателей, человек, чел, людей, \
            получателей, колькасць людзей",
    )
    .shown(),
    listed::POPULATION,
    Column::new(
        "purpose",
        words::purpose,
        "purpose, reason, цель, назначение, мэта",
    )
    .once(),
    Column::new(
        "reporter",
        words::reporter,
        "reporting organisation, reporting organization, reporting partner, \
            reported by, reporter, source, кто сообщил, отчитался, источник",
    )
    .once(),
    Column::new(
        "implementer",
        words::implementer,
        "implementing partner, implementing organisation, \
            implementing organization, implemented by, implementer, distributed by, \
            delivered by, provided by, organisation, organization, partner, agency, \
            исполнитель, кто выдал, выдал, организация, партнер, выканаўца",
    )
    .once(),
    Column::new(
        "status",
        words::status,
        "status, state, статус, состояние, стан",
    )
    .once(),
    Column::new(
        "office",
        words::office,
        "office, iom office, field office, офис, офіс",
    )
    .once(),
    Column::new(
        "place",
        words::place,
        "place of distribution, distribution site, distribution point, \
            project site, site name, site, location, place, where, место выдачи, \
            пункт выдачи, площадка, место, локация, пункт, город, где, месца",
    )
    .once()
    .shown(),
];

/// What lists call the things of the catalogue that ships.
pub(super) const ITEMS: &[(&str, &str)] = &[
    ("bread", "loaf of bread, loaves, хлеб, батон"),
    ("fruit", "fruits, фрукты"),
    (
        "bread_fruit",
        "bread fruit, bread and fruits, bread fruits, хлеб фрукты, хлеб и фрукты",
    ),
    (
        "drinking_water",
        "water, bottled water, вода, питьевая вода, вода питьевая, \
            бутилированная вода",
    ),
    (
        "hot_meal",
        "hot food, meal, горячее питание, горячая еда, обед, обеды",
    ),
    (
        "food_kit",
        "food package, food parcel, food set, food basket, продуктовый набор, \
            продуктовые наборы, продуктовый пакет",
    ),
    (
        "hygiene_kit",
        "hygiene package, hygiene parcel, hygiene set, гигиенический набор, \
            гигиенические наборы, набор гигиены",
    ),
    (
        "toilet_soap",
        "soap bar, bar soap, мыло туалетное, туалетное мыло",
    ),
    ("liquid_soap", "мыло жидкое, жидкое мыло"),
    ("blanket", "одеяло, одеяла, плед, пледы"),
    (
        "clothes",
        "clothing, warm clothes, winter clothes, одежда, теплая одежда",
    ),
    ("footwear", "shoes, boots, обувь"),
    (
        "leaflet",
        "information leaflet, flyer, листовка, листовки, буклет, буклеты",
    ),
    (
        "counselling",
        "information session, консультирование, информирование",
    ),
    (
        "transport",
        "transportation, transport assistance, транспорт, перевозка, \
            транспортировка",
    ),
    (
        "medication_voucher",
        "voucher for medication, medicine voucher, pharmacy voucher, \
            ваучер на лекарства, ваучеры на лекарства, ваучер на медикаменты",
    ),
    (
        "medical_care",
        "medical assistance, medical help, медицинская помощь",
    ),
    (
        "psychosocial_support",
        "pss, mhpss, psychosocial assistance, психосоциальная поддержка",
    ),
    (
        "psychological_consultation",
        "psychological counselling, psychologist, psychologist consultation, \
            консультация психолога, консультации психолога",
    ),
    (
        "legal_counselling",
        "legal aid, legal assistance, legal consultation, юридическая помощь, \
            юридическая консультация",
    ),
    (
        "work_permit_fee",
        "work permit, special permit fee, спецразрешение",
    ),
    (
        "vocational_training",
        "vocational course, профессиональное обучение",
    ),
    (
        "entrepreneurship_course",
        "entrepreneurship training, курс предпринимательства",
    ),
];

/// Units that are not those of weight and volume are all counts.
pub(super) const UNITS: &[(&str, &str)] = &[
    (
        "kg",
        "kgs, kilo, kilogram, kilograms, kilogramme, кг, килограмм, килограммы, \
            كغ, كجم",
    ),
    ("g", "gr, gram, grams, г, гр, грамм, غ"),
    ("t", "ton, tons, tonne, tonnes, mt, т, тонна, тонны, тн, طن"),
    (
        "l",
        "lt, ltr, liter, liters, litre, litres, л, литр, литры, литров, لتر",
    ),
    (
        "ml",
        "millilitre, millilitres, milliliter, milliliters, мл, миллилитр, مل",
    ),
    (
        "count",
        "pc, pcs, piece, ea, each, unit, item, no, kit, set, package, parcel, \
            pack, box, pair, service, session, consultation, voucher, leaflet, \
            copy, copies, person, шт, штука, штук, штуки, комплект, комплекты, \
            набор, наборы, наборов, упаковка, пара, пар, услуга, услуги, услуг, \
            консультация, консультации, ваучер, ваучеры, ваучеров, экз, экземпляр, \
            листовка, чел, قطعة, طقم, خدمة, قسيمة",
    ),
];

/// Where a delivery stands, as lists say it.
pub(super) const STATUSES_IN_LISTS: &[(&str, &str)] = &[
    (
        "done",
        "delivered, distributed, completed, complete, finished, provided, \
            выдано, завершено, выполнено, оказано",
    ),
    ("active", "ongoing, in progress, в процессе, идет"),
    (
        "planned",
        "plan, pipeline, to be delivered, план, запланировано",
    ),
];
