create table place (
    id text not null primary key,
    kind text not null check (kind in ('office', 'site', 'facility', 'camp', 'crossing', 'area')),
    name text not null,
    local_name text not null,
    area text not null,
    opened_on text not null,
    closed_on text,
    version bigint not null
);
