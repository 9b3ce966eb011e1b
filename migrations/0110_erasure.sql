-- Erasing a person: asked for by one, confirmed by another, carried out; and what is kept for how
-- long: holds, the daily runs, and releases of what is more than a few.

alter table registration add column erased_on text not null default '';

create table erasure (
    id text not null primary key,
    -- The person (a link over registrations) at the time of asking.
    person text not null,
    office text not null,
    reason text not null check (reason in ('withdrawn', 'objected', 'unlawful', 'not_needed', 'term')),
    -- The request's number in the register of requests: never a name.
    reference text not null,
    state text not null check (state in ('asked', 'confirmed', 'done', 'refused')),
    asked_at bigint not null,
    author text not null,
    decided_at bigint,
    decider text not null,
    -- The mission's local day, or empty.
    erased_on text not null,
    version bigint not null
);
create index erasure_list on erasure (asked_at, id);
create index erasure_state on erasure (state);

create table erasure_subject (
    erasure text not null references erasure (id),
    registration text not null,
    primary key (erasure, registration)
);
create index erasure_subject_registration on erasure_subject (registration);

-- A hold stops retention and erasure: of one subject, or (subject empty) of a whole class.
create table retention_hold (
    id text not null primary key,
    class text not null,
    subject text not null,
    reason text not null check (reason in ('claim', 'investigation', 'audit', 'request')),
    reference text not null,
    set_at bigint not null,
    author text not null,
    lifted_at bigint,
    lifted_by text not null
);
create index retention_hold_subject on retention_hold (subject);

-- What the daily run of a class did.
create table retention_run (
    class text not null,
    day text not null,
    due bigint not null,
    ended bigint not null,
    held bigint not null,
    waiting bigint not null,
    at bigint not null,
    primary key (class, day)
);

-- More than fifty at once wait for two people.
create table retention_release (
    id text not null primary key,
    class text not null,
    until_day text not null,
    subjects bigint not null,
    asked_at bigint not null,
    author text not null,
    confirmed_at bigint,
    confirmer text not null
);
