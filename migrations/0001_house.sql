-- The house's own tables: the audit log and its chain, idempotency keys, leases, followers,
-- sessions. Column rules: ARCHITECTURE.md, "Database".

create table mission_setting (
    name text not null primary key,
    value text not null
);

create table audit_event (
    id text not null primary key,
    at bigint not null,
    actor text not null,
    action text not null,
    subject text not null,
    detail text not null,
    hash bytea not null
);
create index audit_event_at on audit_event (at, id);
create index audit_event_subject on audit_event (subject, at);
create index audit_event_actor on audit_event (actor, at);

-- Committed events that the sealer has not linked into the chain yet.
create table audit_unsealed (
    event_id text not null primary key
);

create table audit_seal (
    seq bigint not null primary key,
    event_id text not null unique,
    chain bytea not null
);

create table idempotency (
    key text not null primary key,
    fingerprint bytea not null,
    result text not null,
    at bigint not null
);
create index idempotency_at on idempotency (at);

create table lease (
    name text not null primary key,
    holder text not null,
    until bigint not null
);

-- How far each follower of the sealed log has come.
create table follower (
    name text not null primary key,
    seq bigint not null
);

create table session (
    token_hash text not null primary key,
    staff_id text not null,
    csrf text not null,
    started_at bigint not null,
    seen_at bigint not null
);
create index session_staff on session (staff_id);

create table api_token (
    token_hash text not null primary key,
    id text not null unique,
    staff_id text not null,
    label text not null,
    scopes text not null,
    created_at bigint not null,
    expires_at bigint not null,
    revoked_at bigint
);

-- Personal data, sealed: one record per subject and compartment; the newest version is in force,
-- older ones are kept because a correction stands beside what it corrects.
create table sealed_record (
    subject text not null,
    compartment text not null,
    version bigint not null,
    sealed bytea not null,
    at bigint not null,
    primary key (subject, compartment, version)
);

-- Whoever can sign in. The login is a handle, never a person's name; names are sealed.
create table account (
    id text not null primary key,
    login text not null unique,
    password_hash text not null,
    roles text not null,
    offices text not null,
    everywhere boolean not null,
    partner text not null,
    language text not null,
    version bigint not null,
    disabled_at bigint
);
