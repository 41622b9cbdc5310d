-- Until now nobody read this column. It says whether patients may also change online what the practice booked for them;
-- what they booked themselves and what they were recalled for they always may (F58, F59), so nothing more is on by itself.
update appointment_type set self_service = 0;

-- Whether the page about an appointment names its kind (rule 20).
alter table practice add column visit_type_on integer not null default 0 check (visit_type_on in (0, 1));

-- How often an attendee went over to another session: each time calendars and messages have to see a newer version,
-- whatever the version of the session that was joined.
alter table attendee add column session_moves integer not null default 0;

-- The link that confirms a contact (rule 6): one at a time, for 30 days.
alter table patient_contact add column confirm_generation integer not null default 0;
alter table patient_contact add column confirm_hash blob;
alter table patient_contact add column confirm_asked_at integer;
create unique index patient_contact_confirm on patient_contact (confirm_hash) where confirm_hash is not null;
alter table message add column contact_id integer references patient_contact (id);
