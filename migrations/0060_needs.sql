-- Assessments of needs: what a person, or everybody in a household, lacked on a day, as codes.

create table needs_assessment (
    id text not null primary key,
    office text not null,
    place text not null,
    -- The registration that was assessed; of a household, the one who answered.
    registration text not null,
    assessed_on text not null,
    recorded_at bigint not null,
    author text not null,
    population text not null check (population in ('ukraine', 'third_country', 'stranded', 'national', 'other')),
    origin text not null,
    external_id text not null,
    voided_at bigint,
    void_reason text not null,
    version bigint not null,
    unique (origin, external_id)
);
create index needs_assessment_list on needs_assessment (recorded_at, id);
create index needs_assessment_registration on needs_assessment (registration);

create table needs_person (
    assessment text not null,
    registration text not null,
    primary key (assessment, registration)
);

create table needs_code (
    assessment text not null,
    need text not null check (need in ('food', 'hygiene', 'footwear', 'clothes', 'medicines', 'shelter', 'health', 'mhpss', 'protection', 'education', 'cash', 'information', 'documents', 'legal', 'employment', 'other')),
    primary key (assessment, need)
);
