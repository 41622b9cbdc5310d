-- How somebody likes to look at the agenda: under a name of their own, ids of calendars or of rooms; none: all.
create table agenda_view (
  id integer primary key,
  user_id integer not null references staff_user (id),
  name text not null check (length(name) between 1 and 200),
  view text not null check (view in ('day', 'week', 'list')),
  cols text not null check (cols in ('p', 'r')),
  shown text not null default '[]' check (json_valid(shown)),
  created_at integer not null,
  unique (user_id, name)
) strict;

-- last_view_id: what is opened again; NULL: the whole day. hides_names: others can see the screen.
create table agenda_habit (
  user_id integer primary key references staff_user (id),
  last_view_id integer references agenda_view (id) on delete set null,
  hides_names integer not null default 0 check (hides_names in (0, 1))
) strict;
