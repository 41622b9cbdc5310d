-- Text messages: a test stands in the ledger, our reference is random, and the address for reports can be renewed.

-- One more kind of message, a test of the gateway; SQLite keeps a check with its table, so the table is made anew.
-- text_ref: what the gateway knows a text message by; null: those that left before 2026-11-22, and those not written yet.
create table message_next (
  id integer primary key,
  kind text not null check (kind in ('confirmation', 'reminder', 'moved', 'reassigned', 'propose', 'cancelled',
    'series-created', 'series-moved', 'series-cancelled', 'recall', 'invitation', 'waiting-list', 'dialogue',
    'confirm-contact', 'staff-booking', 'staff-daily', 'sign-in', 'api', 'trial')),
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
  withdrawn_by integer references appointment_change (id),
  to_hash blob,
  delivered_at integer,
  text_ref text
) strict;
insert into message_next
  (id, kind, channel, attendee_id, patient_id, user_id, state, reason, due_at, useful_until, attempts, claim, claimed_at,
   handing_over_at, settled_at, gateway_ref, segments, cost_micros, to_masked, subject_as_sent, text_as_sent, created_at,
   contact_id, by_staff, must_reach, change_id, withdrawn_by, to_hash, delivered_at)
  select id, kind, channel, attendee_id, patient_id, user_id, state, reason, due_at, useful_until, attempts, claim,
   claimed_at, handing_over_at, settled_at, gateway_ref, segments, cost_micros, to_masked, subject_as_sent, text_as_sent,
   created_at, contact_id, by_staff, must_reach, change_id, withdrawn_by, to_hash, delivered_at
  from message;
drop table message;
alter table message_next rename to message;

create index message_due on message (due_at) where state = 'waiting';
create index message_under_way on message (state) where state in ('claimed', 'handing-over');
create index message_open on message (created_at) where settled_at is null;
create index message_created on message (created_at, state, channel, kind, reason, segments, cost_micros);
create index message_attendee on message (attendee_id) where attendee_id is not null;
create index message_contact on message (contact_id) where contact_id is not null;
create index message_change on message (change_id) where change_id is not null;
create index message_patient on message (patient_id) where patient_id is not null;
create index message_ref on message (gateway_ref) where channel = 'sms' and gateway_ref is not null;
create index message_staff_waiting on message (user_id, state) where user_id is not null and settled_at is null;
-- With the segments, so that the budgets are counted without reading the messages themselves.
create index message_to on message (to_hash, handing_over_at, segments) where channel = 'sms' and to_hash is not null;
create index message_texts on message (handing_over_at, segments) where channel = 'sms' and handing_over_at is not null;
create unique index message_text_ref on message (text_ref) where text_ref is not null;
create index message_trial on message (created_at) where kind = 'trial';

-- How often the address for delivery reports was renewed, and when last: the one before it counts for a day more.
alter table practice add column sms_hook_generation integer not null default 0;
alter table practice add column sms_hook_renewed_at integer;
