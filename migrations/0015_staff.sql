-- Who serves where: no names, only what a report counts.
create table posting (
    id text not null primary key,
    place text not null,
    function text not null check (function in ('field', 'local', 'medical', 'management')),
    from_day text not null,
    to_day text,
    recorded_at bigint not null
);
