-- The standing key: what must work while the mission is locked (counting failed sign-ins without
-- names, second factors) is masked or hidden under it. It lies here, apart from what it protects.
create table standing_key (
    id bigint not null primary key check (id = 1),
    secret bytea not null
);
