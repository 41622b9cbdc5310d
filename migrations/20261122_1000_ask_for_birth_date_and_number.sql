-- Each field of the details page is required, optional or hidden; the three ways of recognising a patient are presets.
alter table practice add column field_birth_date text not null default 'required'
  check (field_birth_date in ('required', 'optional', 'hidden'));
alter table practice add column field_national_id text not null default 'hidden'
  check (field_national_id in ('required', 'optional', 'hidden'));
