-- People: registrations are what was written down when somebody was met; a person is a link over
-- registrations, so a merge is a row and its undo exact. Names, exact birth dates, documents and
-- phones are sealed (sealed_record); what statistics need is clear.

create table household (
    id text not null primary key,
    office text not null,
    created_at bigint not null,
    author text not null
);

create table registration (
    id text not null primary key,
    number text not null unique,
    office text not null,
    place text not null,
    channel text not null check (channel in ('walk_in', 'site_visit', 'phone', 'email', 'hotline', 'partner', 'authority', 'import')),
    registered_on text not null,
    recorded_at bigint not null,
    author text not null,
    household text not null,
    household_role text not null check (household_role in ('', 'head', 'spouse', 'child', 'parent', 'sibling', 'other')),
    sex text not null check (sex in ('female', 'male', 'other', 'unknown')),
    birth_year bigint,
    birth_precision text not null check (birth_precision in ('', 'day', 'month', 'year', 'estimated')),
    nationality text not null,
    population text not null check (population in ('ukraine', 'third_country', 'stranded', 'national', 'other')),
    arrived_on text not null,
    origin text not null,
    external_id text not null,
    voided_at bigint,
    void_reason text not null,
    version bigint not null,
    unique (origin, external_id)
);
create index registration_list on registration (recorded_at, id);
create index registration_household on registration (household);

create table person_link (
    registration text not null primary key,
    person text not null
);
create index person_link_person on person_link (person);

create table person_merge (
    id text not null primary key,
    kept text not null,
    absorbed text not null,
    moved text not null,
    merged_at bigint not null,
    author text not null,
    undone_at bigint
);
create index person_merge_kept on person_merge (kept);

-- The result of a search by name: ids only, seen by whoever searched. The name itself is not kept.
create table people_search (
    id text not null primary key,
    account text not null,
    at bigint not null,
    found text not null
);

-- What other rooms may know of whomever their facts point to.
create view counted_person as
    select r.id as registration, l.person as person, r.sex as sex, r.nationality as nationality,
           r.population as population, r.office as office
    from registration r join person_link l on l.registration = r.id;
