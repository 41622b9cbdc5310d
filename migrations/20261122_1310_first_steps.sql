-- The guide after the set-up: since when, and whether its list is hidden; a practice from before has none.
create table first_run (
  id integer primary key check (id = 1),
  begun_at integer not null,
  begun_by integer not null references staff_user (id),
  hidden_at integer,
  hidden_by integer references staff_user (id)
) strict;

-- What was said of a step of the guide. Whether a step is done can mostly be seen from the practice itself.
create table first_step (
  name text primary key check (name in ('basis', 'hours', 'mail', 'changes', 'open', 'website')),
  state text not null check (state in ('done', 'skipped')),
  said_at integer not null,
  said_by integer not null references staff_user (id)
) strict, without rowid;
