-- External figures: one row a cell, a number (or an estimate in words) that somebody else reported
-- for one class of one series as of one day. A later row for the same cell supersedes the earlier.
create table external_cell (
    id text not null primary key,
    origin text not null,
    external_id text not null,
    office text not null,
    author text not null,
    kind text not null check (kind in ('entry_flow', 'stock_estimate')),
    series text not null,
    class text not null,
    as_of text not null,
    received_on text not null,
    recorded_at bigint not null,
    value bigint,
    low bigint,
    high bigint,
    in_words text not null,
    method text not null,
    source text not null,
    reference text not null,
    voided_at bigint,
    void_reason text not null check (void_reason in ('', 'mistaken', 'duplicate', 'withdrawn')),
    version bigint not null,
    unique (origin, external_id),
    -- A cell says something: in numbers or in words.
    check (value is not null or in_words <> '')
);
create index external_cell_series on external_cell (series, class, as_of, recorded_at);
