-- One ledger of what was given: goods, services, vouchers, information. A delivery is one occurrence;
-- several organisations may report the same one. Bulk deliveries without names are real records.

create table service_item (
    code text not null primary key,
    name text not null,
    kind text not null check (kind in ('item', 'service', 'voucher', 'information')),
    unit text not null check (unit in ('piece', 'kit', 'g', 'ml', 'service', 'voucher', 'leaflet')),
    sector text not null check (sector in ('food', 'hygiene', 'nfi', 'health', 'mhpss', 'protection', 'livelihoods', 'transport', 'information')),
    mhpss text not null,
    shipped boolean not null
);

insert into service_item (code, name, kind, unit, sector, mhpss, shipped) values
    ('bread', '', 'item', 'g', 'food', '', true),
    ('fruit', '', 'item', 'g', 'food', '', true),
    ('bread_fruit', '', 'item', 'g', 'food', '', true),
    ('drinking_water', '', 'item', 'ml', 'food', '', true),
    ('hot_meal', '', 'item', 'piece', 'food', '', true),
    ('food_kit', '', 'item', 'kit', 'food', '', true),
    ('hygiene_kit', '', 'item', 'kit', 'hygiene', '', true),
    ('toilet_soap', '', 'item', 'g', 'hygiene', '', true),
    ('liquid_soap', '', 'item', 'ml', 'hygiene', '', true),
    ('blanket', '', 'item', 'piece', 'nfi', '', true),
    ('clothes', '', 'item', 'piece', 'nfi', '', true),
    ('footwear', '', 'item', 'piece', 'nfi', '', true),
    ('leaflet', '', 'information', 'leaflet', 'information', '', true),
    ('counselling', '', 'information', 'service', 'information', '', true),
    ('transport', '', 'service', 'service', 'transport', '', true),
    ('medication_voucher', '', 'voucher', 'voucher', 'health', '', true),
    ('medical_care', '', 'service', 'service', 'health', '', true),
    ('psychosocial_support', '', 'service', 'service', 'mhpss', '7', true),
    ('psychological_consultation', '', 'service', 'service', 'mhpss', '8', true),
    ('entrepreneurship_course', '', 'service', 'service', 'livelihoods', '', true),
    ('vocational_training', '', 'service', 'service', 'livelihoods', '', true),
    ('work_permit_fee', '', 'service', 'service', 'livelihoods', '', true),
    ('legal_counselling', '', 'service', 'service', 'protection', '', true);

create table delivery (
    id text not null primary key,
    item text not null,
    quantity bigint not null,
    redeemed bigint not null,
    headcount bigint not null,
    population text not null check (population in ('ukraine', 'third_country', 'stranded', 'national', 'other')),
    purpose text not null check (purpose in ('', 'employment', 'medical', 'documents', 'education', 'return', 'other')),
    implementer text not null,
    office text not null,
    place text not null,
    occurred_on text not null,
    status text not null check (status in ('planned', 'active', 'done')),
    recorded_at bigint not null,
    author text not null,
    origin text not null,
    external_id text not null,
    voided_at bigint,
    void_reason text not null,
    version bigint not null,
    unique (origin, external_id)
);
create index delivery_list on delivery (recorded_at, id);
create index delivery_day on delivery (occurred_on);

create table delivery_person (
    delivery text not null,
    registration text not null,
    age bigint,
    primary key (delivery, registration)
);
create index delivery_person_registration on delivery_person (registration);

create table delivery_report (
    delivery text not null,
    reporter text not null,
    reported_on text not null,
    external_ref text not null,
    recorded_at bigint not null,
    author text not null,
    primary key (delivery, reporter)
);
