-- Appointments that a practitioner who is away or leaves cannot keep: handed over, to be chosen anew, or cancelled (rule 35).

create table handover (
  id integer primary key,
  calendar_id integer not null references calendar (id),
  deed text not null check (deed in ('hand', 'propose', 'cancel')),
  to_calendar_id integer references calendar (id),
  at integer not null,
  by_user integer references staff_user (id),
  check ((deed = 'hand') = (to_calendar_id is not null))
) strict;

-- One person of one appointment. refused: why nothing was done about it; null: it was.
create table handover_item (
  handover_id integer not null references handover (id),
  appointment_id integer not null references appointment (id),
  attendee_id integer not null references attendee (id),
  starts_at integer not null,
  schedule_version integer not null,
  refused text,
  primary key (handover_id, appointment_id, attendee_id)
) strict, without rowid;
create index handover_item_attendee on handover_item (attendee_id);
