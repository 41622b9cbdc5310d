-- The moments at which something is said: up to three reminders, one for several appointments of a day, and a phone call
-- where no message reaches (O15, O26, rules 5 and 32).

alter table practice add column reminder2_days integer check (reminder2_days between 0 and 60);
alter table practice add column reminder2_minute integer check (reminder2_minute between 0 and 1439);
alter table practice add column reminder3_days integer check (reminder3_days between 0 and 60);
alter table practice add column reminder3_minute integer check (reminder3_minute between 0 and 1439);

-- The page that a merged message leads to: what one patient has on one local day under the contact that it was sent to
-- (rules 2 and 30).
create table day_link (
  id integer primary key,
  -- The one that stands for patient and contact; its generation revokes this link, too.
  attendee_id integer not null references attendee (id),
  channel text not null check (channel in ('email', 'sms')),
  date text not null check (date glob '????-??-??'),
  generation integer not null default 1,
  hash blob,
  made_at integer not null,
  unique (attendee_id, channel, date)
) strict;
create unique index day_link_hash on day_link (hash) where hash is not null;

-- One more category: to be reminded by phone. SQLite keeps a check with its table, so the table is made anew.
create table follow_up_next (
  id integer primary key,
  category text not null check (category in ('same-person', 'link-sent', 'cancelled-online', 'cannot-come', 'to-phone',
    'to-remind', 'says-known', 'says-new', 'many-bookings', 'contact-offered', 'other')),
  patient_id integer references patient (id),
  other_patient_id integer references patient (id),
  appointment_id integer references appointment (id),
  message_id integer references message (id),
  comment text,
  opened_at integer not null,
  closed_at integer,
  closed_by integer references staff_user (id),
  closed_why text,
  tries integer not null default 0,
  tried_at integer
) strict;
insert into follow_up_next (id, category, patient_id, other_patient_id, appointment_id, message_id, comment, opened_at,
  closed_at, closed_by, closed_why, tries, tried_at)
select id, category, patient_id, other_patient_id, appointment_id, message_id, comment, opened_at, closed_at, closed_by,
  closed_why, tries, tried_at from follow_up;
drop table follow_up;
alter table follow_up_next rename to follow_up;
create index follow_up_open on follow_up (category, opened_at) where closed_at is null;
create index follow_up_message on follow_up (message_id) where message_id is not null;
create index follow_up_pair on follow_up (patient_id, other_patient_id) where category = 'same-person';
create index follow_up_to_remind on follow_up (appointment_id) where category = 'to-remind';

-- That somebody was taken out of an appointment which stands for others: the one cancellation that is for the absent (O18).
create table taken_out (
  message_id integer not null primary key references message (id)
) strict, without rowid;
