-- What the web brought in later counts for nothing until staff have seen the document (rule 9).
alter table identity_number add column source text not null default 'staff' check (source in ('staff', 'web', 'import'));

-- Each field of the details page is required, optional or hidden; the three ways of recognising a patient are presets.
alter table practice add column field_birth_date text not null default 'required'
  check (field_birth_date in ('required', 'optional', 'hidden'));
alter table practice add column field_national_id text not null default 'hidden'
  check (field_national_id in ('required', 'optional', 'hidden'));
create index identity_number_patient on identity_number (patient_id);

-- Whether an attendee was booked on the web: in a session some were and some were not.
create index booking_request_attendee on booking_request (attendee_id);

-- The report of wishes looks at the last months only.
create index unmet_demand_at on unmet_demand (at);

-- A hold that lapsed and was taken again lives anew, while its limits still count from when it was made.
alter table hold add column kept_since integer;
