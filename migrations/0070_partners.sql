-- Organisations that work beside the mission, and what was agreed with them.

create table organisation (
    code text not null primary key,
    name text not null,
    local_name text not null,
    kind text not null check (kind in ('un', 'ngo', 'authority', 'hospital', 'donor', 'other')),
    hidden boolean not null,
    version bigint not null
);

create table agreement (
    id text not null primary key,
    organisation text not null,
    scope text not null check (scope in ('health', 'protection', 'accommodation', 'food', 'legal', 'information', 'livelihoods', 'other')),
    subject text not null,
    office text not null,
    signed_on text not null,
    ends_on text not null,
    recorded_at bigint not null,
    author text not null,
    origin text not null,
    external_id text not null,
    voided_at bigint,
    void_reason text not null,
    version bigint not null,
    unique (origin, external_id)
);
create index agreement_organisation on agreement (organisation);
