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

-- One more kind of message: please choose another time. SQLite keeps a check with its table, so the table is made anew.
create table message_next (
  id integer primary key,
  kind text not null check (kind in ('confirmation', 'reminder', 'moved', 'reassigned', 'propose', 'cancelled',
    'series-created', 'series-moved', 'series-cancelled', 'recall', 'invitation', 'waiting-list', 'dialogue',
    'confirm-contact', 'staff-booking', 'staff-daily', 'sign-in', 'api')),
  channel text not null check (channel in ('email', 'sms', 'none')),
  attendee_id integer references attendee (id),
  patient_id integer references patient (id),
  user_id integer references staff_user (id),
  state text not null default 'waiting'
    check (state in ('waiting', 'claimed', 'handing-over', 'sent', 'delivered', 'failed', 'unknown', 'skipped')),
  reason text,
  due_at integer not null,
  useful_until integer not null,
  attempts integer not null default 0,
  claim blob,
  claimed_at integer,
  handing_over_at integer,
  settled_at integer,
  gateway_ref text,
  segments integer,
  cost_micros integer,
  to_masked text,
  subject_as_sent text,
  text_as_sent text,
  created_at integer not null,
  contact_id integer references patient_contact (id),
  by_staff integer not null default 0 check (by_staff in (0, 1)),
  must_reach integer not null default 0 check (must_reach in (0, 1)),
  change_id integer references appointment_change (id),
  withdrawn_by integer references appointment_change (id)
) strict;
insert into message_next select * from message;
drop table message;
alter table message_next rename to message;

create index message_due on message (due_at) where state = 'waiting';
create index message_under_way on message (state) where state in ('claimed', 'handing-over');
create index message_open on message (created_at) where settled_at is null;
create index message_created on message (created_at);
create index message_attendee on message (attendee_id) where attendee_id is not null;
create index message_contact on message (contact_id) where contact_id is not null;
create index message_change on message (change_id) where change_id is not null;
create index message_patient on message (patient_id) where patient_id is not null;
