-- The key database: keys.db beside waystation.db, or the schema waystation_keys. It holds no
-- personal data and no key that can be used without a passphrase, a recovery code or (demo) a file.
-- Its backups are kept for a shorter time than those of the records: see docs/keys.md.

-- The mission's key pairs. One is current; another is there only while a rotation is under way.
create table mission_key (
    -- Fingerprint of the public half.
    id text not null primary key,
    public_half bytea not null,
    state text not null check (state in ('current', 'previous')),
    -- The private half of a previous pair, wrapped to the pair that replaced it.
    wrapped bytea,
    created_at bigint not null
);
create unique index mission_key_current on mission_key (state) where state = 'current';

-- Each lock is the same private half, wrapped in another way.
create table mission_key_lock (
    mission_key_id text not null references mission_key (id),
    method text not null check (method in ('passphrase', 'recovery', 'demo_file')),
    params text not null,
    salt bytea not null,
    wrapped bytea not null,
    primary key (mission_key_id, method)
);

-- One row per key of a subject. Deleting a subject's rows makes everything sealed under them
-- unreadable for ever: that is how a person is erased.
create table subject_key (
    subject text not null,
    version bigint not null,
    kind text not null check (kind in ('person', 'caller', 'trainee', 'staff')),
    mission_key_id text not null references mission_key (id),
    wrapped bytea not null,
    primary key (subject, version)
);

-- Who was erased, as HMAC-SHA-256 of the subject's id: a restore applies these.
create table tombstone (
    mac bytea not null primary key,
    at bigint not null
);

-- The key of that HMAC, readable while the mission is locked.
create table tombstone_key (
    id bigint not null primary key check (id = 1),
    secret bytea not null
);
