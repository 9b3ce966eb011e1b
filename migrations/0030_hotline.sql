-- Hotline: one row a contact (a call or message), one row a request in it. What the caller said in
-- words, and how to call back, lies in sealed_record under the contact's id.
create table hotline_contact (
    id text not null primary key,
    origin text not null,
    external_id text not null,
    office text not null,
    author text not null,
    occurred_at bigint not null,
    occurred_on text not null,
    recorded_at bigint not null,
    channel text not null check (channel in ('phone', 'messenger', 'email', 'walk_in')),
    caller text not null check (
        caller in ('ukraine_displaced', 'migrant', 'national', 'other', 'unknown')
    ),
    language text not null,
    area text not null,
    -- Its request about entry, transit or exit is in connection with the war in Ukraine.
    ukraine boolean not null,
    -- Advice was given.
    consultation boolean not null,
    minutes bigint,
    partner_desk text not null,
    voided_at bigint,
    void_reason text not null check (void_reason in ('', 'mistaken', 'duplicate', 'exercise')),
    version bigint not null,
    unique (origin, external_id)
);
create index hotline_contact_at on hotline_contact (occurred_at, id);
create index hotline_contact_office on hotline_contact (office, occurred_at, id);

create table hotline_request (
    contact text not null references hotline_contact (id),
    topic text not null check (topic in (
        'entry_transit_exit', 'employment', 'covid_restrictions', 'education_abroad',
        'trafficking_prevention', 'legal_status', 'accommodation', 'medical', 'return', 'family',
        'other'
    )),
    primary key (contact, topic)
);
create index hotline_request_topic on hotline_request (topic, contact);
