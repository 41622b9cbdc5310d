-- Counting of visits with a script of the practice's choice (P25-P35), off by default. What was typed for a kind that is
-- not in use waits for its return.
create table tracking (
  id integer primary key check (id = 1),
  kind text not null default 'off' check (kind in ('off', 'ga4', 'matomo', 'own')),
  ga4_id text not null default '',
  matomo_url text not null default '',
  matomo_site text not null default '',
  own_url text not null default '',
  own_id text not null default '',
  question_texts text not null default '{}',
  row_version integer not null default 1
) strict;
insert into tracking (id) values (1);

create trigger tracking_insert_arranges after insert on tracking begin update arrangement set version = version + 1; end;
create trigger tracking_update_arranges after update on tracking begin update arrangement set version = version + 1; end;
create trigger tracking_delete_arranges after delete on tracking begin update arrangement set version = version + 1; end;
