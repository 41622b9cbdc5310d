-- E35–E38: what patients did online, one row each, kept whether or not the practice looks at the list.
alter table practice add column online_list_from integer;

create table online_entry (
  event_id integer primary key references appointment_event (id),
  appointment_id integer not null references appointment (id),
  attendee_id integer references attendee (id),
  at integer not null,
  what text not null check (what in ('booked', 'moved', 'cancelled')),
  origin text not null check (origin in ('web', 'planned', 'recall')),
  calendar_id integer not null references calendar (id),
  from_starts_at integer,
  to_starts_at integer,
  seen_at integer,
  seen_by integer references staff_user (id),
  check ((seen_at is null) = (seen_by is null))
) strict, without rowid;
create index online_entry_what on online_entry (what, event_id);
create index online_entry_origin on online_entry (origin, event_id);
create index online_entry_calendar on online_entry (calendar_id, event_id);
create index online_entry_appointment on online_entry (appointment_id);
create index online_entry_unseen on online_entry (at) where seen_at is null;

-- Of one who goes over to another session the history says so twice, in the old one and in the new; the new one counts.
create trigger appointment_event_came_in_online after insert on appointment_event
when new.actor = 'patient-web' and new.action in ('booked', 'moved', 'cancelled')
begin
  delete from online_entry
  where new.action = 'moved' and new.attendee_id is not null and appointment_id <> new.appointment_id
    and event_id = (select max(event_id) from online_entry)
    and what = 'moved' and attendee_id = new.attendee_id and at = new.at and to_starts_at = new.to_starts_at;
  insert into online_entry (event_id, appointment_id, attendee_id, at, what, origin, calendar_id, from_starts_at, to_starts_at)
  select new.id, new.appointment_id, new.attendee_id, new.at, new.action,
    case when origin in ('planned', 'recall') then origin else 'web' end,
    calendar_id, new.from_starts_at, coalesce(new.to_starts_at, starts_at)
  from appointment where id = new.appointment_id;
end;

create trigger appointment_takes_its_online_entries_along after update of calendar_id on appointment
when old.calendar_id <> new.calendar_id
begin
  update online_entry set calendar_id = new.calendar_id where appointment_id = new.id;
end;

insert into online_entry (event_id, appointment_id, attendee_id, at, what, origin, calendar_id, from_starts_at, to_starts_at)
select appointment_event.id, appointment_event.appointment_id, attendee_id, at, action,
  case when origin in ('planned', 'recall') then origin else 'web' end,
  calendar_id, from_starts_at, coalesce(to_starts_at, starts_at)
from appointment_event join appointment on appointment.id = appointment_event.appointment_id
where actor = 'patient-web' and action in ('booked', 'moved', 'cancelled');
delete from online_entry where what = 'moved' and exists (
  select 1 from online_entry as later where later.event_id > online_entry.event_id and later.event_id <= online_entry.event_id + 10
    and later.what = 'moved' and later.attendee_id = online_entry.attendee_id and later.at = online_entry.at
    and later.appointment_id <> online_entry.appointment_id);
