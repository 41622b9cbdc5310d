-- Which e-mails somebody of the staff wants: what others do in their calendars, each kind by itself (J47, J48), and the list
-- of the day at a time of day, in minutes since midnight (O3).
alter table staff_user add column mail_on_move integer not null default 0 check (mail_on_move in (0, 1));
alter table staff_user add column mail_on_cancel integer not null default 0 check (mail_on_cancel in (0, 1));
alter table staff_user add column daily_minute integer check (daily_minute between 0 and 1439);
alter table staff_user add column daily_scope text not null default 'own' check (daily_scope in ('own', 'all'));
alter table staff_user add column daily_empty integer not null default 0 check (daily_empty in (0, 1));
-- Since when that time stands: a list that would have left before is not caught up on.
alter table staff_user add column daily_since integer not null default 0;

-- The days of which somebody's list has been decided, so that none is sent twice; without a message there was nothing to say.
create table staff_daily (
  user_id integer not null references staff_user (id),
  day text not null check (day glob '????-??-??'),
  message_id integer references message (id),
  primary key (user_id, day)
) strict, without rowid;
create index staff_daily_message on staff_daily (message_id) where message_id is not null;

-- What still waits for somebody of the staff: what others do meanwhile is added to it.
create index message_staff_waiting on message (user_id, state) where user_id is not null and settled_at is null;
