-- What staff do to an appointment can be taken back for some minutes, and what it says waits that long (rule 29).

-- Each move and cancellation by staff, with how everything stood before.
create table appointment_change (
  id integer primary key,
  appointment_id integer not null references appointment (id),
  kind text not null check (kind in ('moved', 'cancelled')),
  calendar_id integer not null references calendar (id),
  location_id integer not null references location (id),
  starts_at integer not null,
  ends_at integer not null,
  status text not null check (status in ('booked', 'confirmed', 'arrived')),
  on_purpose integer not null check (on_purpose in (0, 1)),
  moved_from_starts_at integer,
  cannot_come_at integer,
  schedule_version integer not null,
  -- rooms and devices, and who was cancelled by it: lists of ids
  resources text not null check (json_valid(resources)),
  attendees text not null check (json_valid(attendees)),
  -- the appointment's row_version that it led to: another one means that somebody has changed it since
  led_to_version integer not null,
  at integer not null,
  by_user integer references staff_user (id),
  undone_at integer,
  undone_by integer references staff_user (id)
) strict;
create index appointment_change_appointment on appointment_change (appointment_id);

-- Caused by staff: it waits, and may be taken back or merged. The practice's own wish: whoever it does not reach is phoned.
alter table message add column by_staff integer not null default 0 check (by_staff in (0, 1));
alter table message add column must_reach integer not null default 0 check (must_reach in (0, 1));
alter table message add column change_id integer references appointment_change (id);
-- The change by which it was taken back.
alter table message add column withdrawn_by integer references appointment_change (id);
create index message_change on message (change_id) where change_id is not null;

-- How the appointment stood as far as the patient had been told before this message; null: nothing had been told.
alter table message_subject add column told_starts_at integer;
alter table message_subject add column told_ends_at integer;
alter table message_subject add column told_calendar_id integer references calendar (id);
alter table message_subject add column told_location_id integer references location (id);
alter table message_subject add column told_version integer;

-- The call list: which message did not arrive, how often nobody answered, and when last.
alter table follow_up add column tries integer not null default 0;
alter table follow_up add column tried_at integer;
create index follow_up_message on follow_up (message_id) where message_id is not null;

-- The clipboard: what somebody is about to move.
create table picked_up (
  user_id integer primary key references staff_user (id),
  appointment_id integer not null references appointment (id),
  row_version integer not null,
  at integer not null
) strict;
