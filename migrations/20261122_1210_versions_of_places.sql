-- Two people may edit the same location, room or device: the second one is told (row_version, as everywhere else).
alter table location add column row_version integer not null default 1;
alter table resource add column row_version integer not null default 1;
