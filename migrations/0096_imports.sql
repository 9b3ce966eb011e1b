-- Lists of every kind that were sent. The file itself lies in sealed_record under a key of its own
-- until the list is taken over, thrown away or forgotten.
create table import_batch (
    id text not null primary key,
    kind text not null,
    -- Empty for lists of the whole mission.
    office text not null,
    author text not null,
    uploaded_at bigint not null,
    state text not null check (state in ('staged', 'done', 'cancelled')),
    -- Columns, values for the whole list and the order of day and month, as somebody set them: JSON.
    said text not null,
    added bigint not null,
    known bigint not null,
    refused bigint not null,
    version bigint not null
);
create index import_batch_newest on import_batch (uploaded_at, id);

insert into import_batch (id, kind, office, author, uploaded_at, state, said, added, known, refused, version)
    select id, 'returns', office, author, uploaded_at, state, '', added, known, refused, version
    from avrr_import;
drop table avrr_import;

-- Which heading of an office's lists holds which column, as somebody said once. Headings are folded;
-- an empty field leaves the column out.
create table import_heading (
    kind text not null,
    office text not null,
    heading text not null,
    field text not null,
    primary key (kind, office, heading)
);
insert into import_heading (kind, office, heading, field)
    select 'returns', p.id, m.heading, m.field from import_mapping m cross join place p
    where m.kind = 'avrr.returns' and p.kind = 'office';
drop table import_mapping;
