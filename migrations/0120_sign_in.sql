-- Signing in: failed tries counted for all processes together, and the second factor.

-- By the keyed hash of what was tried: no name lies here.
create table failed_try (
    name text not null primary key,
    since bigint not null,
    count bigint not null
);
create index failed_try_since on failed_try (since);

alter table account add column second_factor_at bigint;

-- The secret is hidden under the standing key of the key database.
create table second_factor (
    account text not null primary key,
    secret bytea not null,
    -- The last time step that was used: a code works once.
    step bigint not null
);

create table recovery_code (
    account text not null,
    code text not null,
    primary key (account, code)
);

-- The password fitted; the code of the second factor has still to come.
create table half_session (
    token_hash text not null primary key,
    account text not null,
    started_at bigint not null
);
