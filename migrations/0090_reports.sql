-- Situation reports: an issue with its sections, and the figures frozen for it. A frozen figure is
-- never changed; what the records say later shows as a revision beside it.

create table report (
    id text not null primary key,
    issue bigint not null unique,
    period_from text not null,
    period_to text not null,
    next_on text not null,
    cutoffs text not null,
    language text not null,
    status text not null check (status in ('draft', 'cleared', 'released')),
    author text not null,
    cleared_by text not null,
    cleared_at bigint,
    released_at bigint,
    explanation text not null,
    version bigint not null
);

create table report_section (
    id text not null primary key,
    report text not null,
    position bigint not null,
    heading text not null,
    narrative text not null,
    version bigint not null,
    unique (report, position)
);

create table figure_frozen (
    id text not null primary key,
    report text not null,
    figure text not null,
    definition_version bigint not null,
    kind text not null,
    unit text not null,
    time_window text not null,
    from_day text not null,
    to_day text not null,
    value bigint not null,
    denominator bigint,
    parts text not null,
    evidence text not null,
    evidence_hash bytea not null,
    frozen_at bigint not null,
    unique (report, figure)
);
create index figure_frozen_figure on figure_frozen (figure, frozen_at);
