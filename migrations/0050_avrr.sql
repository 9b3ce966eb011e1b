-- Assisted voluntary return: one case for one applicant, and dated events. The stage is derived
-- from the events and kept beside the case so that lists can ask for it; it is never typed.
-- Nothing here names anybody: cases point to registrations.

create table avrr_case (
    id text not null primary key,
    number text not null unique,
    registration text not null,
    -- Members of one household share it: a family returns as several cases.
    household text not null,
    office text not null,
    place text not null,
    opened_on text not null,
    recorded_at bigint not null,
    author text not null,
    stage text not null check (stage in ('opened', 'counselled', 'applied', 'declared', 'eligible', 'rejected', 'suspended', 'withdrawn', 'departed', 'arrived', 'closed')),
    origin text not null,
    external_id text not null,
    voided_at bigint,
    void_reason text not null,
    version bigint not null,
    unique (origin, external_id)
);
create index avrr_case_list on avrr_case (recorded_at, id);
create index avrr_case_registration on avrr_case (registration);
create index avrr_case_household on avrr_case (household);

create table avrr_event (
    id text not null primary key,
    case_id text not null,
    office text not null,
    kind text not null check (kind in ('counselling', 'application', 'declaration', 'eligibility', 'departure', 'arrival', 'withdrawn', 'suspended', 'resumed', 'closed')),
    occurred_on text not null,
    recorded_at bigint not null,
    author text not null,
    -- What the kind asks for: mode, channel, decision, outcome or reason.
    code text not null,
    reason text not null,
    country text not null,
    language text not null,
    -- The account of the second staff member who saw the declaration signed.
    witness text not null,
    -- Completed years on the day of departure; reckoned anew when a birth date is corrected.
    age bigint,
    clearance text not null check (clearance in ('', 'cleared', 'departed_uncleared', 'not_evaluated')),
    origin text not null,
    external_id text not null,
    voided_at bigint,
    void_reason text not null,
    version bigint not null,
    unique (origin, external_id)
);
create index avrr_event_case on avrr_event (case_id, occurred_on);
create index avrr_event_kind on avrr_event (kind, occurred_on);

-- Somebody asked about return. Most stay anonymous; a nationality is often all that is known.
create table avrr_contact (
    id text not null primary key,
    office text not null,
    registration text not null,
    occurred_on text not null,
    recorded_at bigint not null,
    author text not null,
    channel text not null check (channel in ('walk_in', 'site_visit', 'phone', 'email', 'hotline', 'partner', 'authority', 'import')),
    nationality text not null,
    sex text not null check (sex in ('female', 'male', 'other', 'unknown')),
    origin text not null,
    external_id text not null,
    voided_at bigint,
    void_reason text not null,
    version bigint not null,
    unique (origin, external_id)
);
create index avrr_contact_list on avrr_contact (recorded_at, id);

-- A list of returns that was uploaded. The file itself lies in sealed_record under a key of its own
-- until the list is taken over or thrown away.
create table avrr_import (
    id text not null primary key,
    office text not null,
    author text not null,
    uploaded_at bigint not null,
    state text not null check (state in ('staged', 'done', 'cancelled')),
    day_order text not null check (day_order in ('', 'day', 'month')),
    mapping text not null,
    added bigint not null,
    known bigint not null,
    refused bigint not null,
    version bigint not null
);
create index avrr_import_newest on avrr_import (uploaded_at, id);

-- Which heading of a spreadsheet holds which field, as somebody of this mission said once. Headings
-- are folded; an empty field leaves the column out.
create table import_mapping (
    kind text not null,
    heading text not null,
    field text not null,
    primary key (kind, heading)
);
