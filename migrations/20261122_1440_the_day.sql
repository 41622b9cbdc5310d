-- A code is looked for by its hash (F45). Codes from before are made when the server starts.
create unique index attendee_code on attendee (code_hash) where code_hash is not null;

-- "Running N minutes late" (rule 36): a row each time somebody says so, the latest of a day counts, 0 is in time again.
create table running_late (
  id integer primary key,
  calendar_id integer not null references calendar (id),
  local_date text not null check (local_date glob '????-??-??'),
  minutes integer not null check (minutes between 0 and 240),
  said_at integer not null,
  said_by integer references staff_user (id)
) strict;
create index running_late_day on running_late (local_date, calendar_id);
