-- Instants are UTC epoch seconds; dates are 'YYYY-MM-DD'; wall times are minutes since local midnight (0..1440);
-- texts per language are JSON objects {"en": "...", "nl": "..."}. In the columns that override a value of a wider level
-- (type > calendar > location > practice) NULL means "as above" and, for hours and days, -1 means "none".

-- practice ------------------------------------------------------------------------------------------------------------

create table practice (
  id integer primary key check (id = 1),
  name text not null check (length(name) between 1 and 100),
  time_zone text not null,
  country text not null default 'NL' check (country glob '[A-Z][A-Z]'),
  currency text not null default 'EUR' check (currency glob '[A-Z][A-Z][A-Z]'),
  languages text not null default '["en"]' check (json_valid(languages)),
  phone text,
  email text,
  website text,
  terms_url text,
  accent text check (accent glob '#[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'),
  logo_file text,
  picture_file text,
  hours_texts text not null default '{}' check (json_valid(hours_texts)),
  urgent_texts text not null default '{}' check (json_valid(urgent_texts)),
  privacy_texts text not null default '{}' check (json_valid(privacy_texts)),
  accessibility_texts text not null default '{}' check (json_valid(accessibility_texts)),
  late_cancel_texts text not null default '{}' check (json_valid(late_cancel_texts)),
  frame_origins text not null default '[]' check (json_valid(frame_origins)),
  -- functions
  portal_open integer not null default 0 check (portal_open in (0, 1)),
  new_booking_on integer not null default 1 check (new_booking_on in (0, 1)),
  view_on integer not null default 0 check (view_on in (0, 1)),
  rebook_on integer not null default 0 check (rebook_on in (0, 1)),
  cancel_on integer not null default 0 check (cancel_on in (0, 1)),
  workflow_on integer not null default 0 check (workflow_on in (0, 1)),
  online_list_on integer not null default 0 check (online_list_on in (0, 1)),
  -- identification and fields
  identification text not null default 'details' check (identification in ('details', 'email-first', 'national-id')),
  field_email text not null default 'optional' check (field_email in ('required', 'optional', 'hidden')),
  field_mobile text not null default 'optional' check (field_mobile in ('required', 'optional', 'hidden')),
  field_message text not null default 'optional' check (field_message in ('required', 'optional', 'hidden')),
  national_id_kinds text not null default '[]' check (json_valid(national_id_kinds)),
  new_patient text not null default 'provisional' check (new_patient in ('provisional', 'active')),
  next_patient_number integer not null default 1 check (next_patient_number > 0),
  guardian_age integer not null default 16 check (guardian_age between 12 and 25),
  -- limits, the widest level
  lead_hours integer not null default 2 check (lead_hours between 0 and 8760),
  horizon_days integer not null default 56 check (horizon_days between -1 and 3650),
  max_own_bookings integer not null default -1 check (max_own_bookings between -1 and 1000),
  visibility text not null default 'all' check (visibility in ('all', 'first', 'compact')),
  rebook_deadline_hours integer not null default 24 check (rebook_deadline_hours between 0 and 8760),
  cancel_deadline_hours integer not null default 24 check (cancel_deadline_hours between 0 and 8760),
  open_bookings_per_contact integer not null default 6 check (open_bookings_per_contact between 1 and 100),
  bookings_per_hour_per_address integer not null default 60 check (bookings_per_hour_per_address between 1 and 10000),
  hold_minutes integer not null default 10 check (hold_minutes between 2 and 60),
  -- messages
  messages_on integer not null default 1 check (messages_on in (0, 1)),
  confirmation_on integer not null default 1 check (confirmation_on in (0, 1)),
  reminder_on integer not null default 1 check (reminder_on in (0, 1)),
  reminder_days integer not null default 2 check (reminder_days between 0 and 60),
  reminder_minute integer not null default 600 check (reminder_minute between 0 and 1439),
  practitioner_in_email integer not null default 1 check (practitioner_in_email in (0, 1)),
  channel_policy text not null default 'preferred' check (channel_policy in ('preferred', 'all', 'email-first')),
  unconfirmed_contacts text not null default 'reply' check (unconfirmed_contacts in ('reply', 'strict')),
  grace_minutes integer not null default 5 check (grace_minutes between 0 and 60),
  sms_from_minute integer not null default 480 check (sms_from_minute between 0 and 1439),
  sms_until_minute integer not null default 1200 check (sms_until_minute between 0 and 1440),
  sending_paused_at integer,
  smtp_url_sealed blob,
  mail_from text,
  -- staff
  idle_minutes integer not null default 30 check (idle_minutes between 5 and 720),
  created_at integer not null,
  row_version integer not null default 1
) strict;

create table location (
  id integer primary key,
  slug text not null unique check (slug glob '[a-z0-9]*' and length(slug) <= 60),
  name text not null check (length(name) between 1 and 100),
  address text not null default '',
  directions text not null default '{}' check (json_valid(directions)),
  phone text,
  out_of_hours_phone text,
  out_of_hours_texts text not null default '{}' check (json_valid(out_of_hours_texts)),
  lead_hours integer check (lead_hours between -1 and 8760),
  horizon_days integer check (horizon_days between -1 and 3650),
  rebook_deadline_hours integer check (rebook_deadline_hours between 0 and 8760),
  cancel_deadline_hours integer check (cancel_deadline_hours between 0 and 8760),
  new_booking_on integer check (new_booking_on in (0, 1)),
  view_on integer check (view_on in (0, 1)),
  rebook_on integer check (rebook_on in (0, 1)),
  cancel_on integer check (cancel_on in (0, 1)),
  frame_origins text check (json_valid(frame_origins)),
  sort integer not null default 0,
  active integer not null default 1 check (active in (0, 1))
) strict;

create table closure (
  id integer primary key,
  location_id integer references location (id),
  from_date text not null check (from_date glob '????-??-??'),
  to_date text not null check (to_date glob '????-??-??' and to_date >= from_date),
  texts text not null default '{}' check (json_valid(texts)),
  cover_name text,
  cover_phone text
) strict;

create table booking_link (
  id integer primary key,
  slug text not null unique,
  location_id integer references location (id),
  calendar_id integer references calendar (id),
  type_id integer references appointment_type (id),
  fixed integer not null default 0 check (fixed in (0, 1)),
  active integer not null default 1 check (active in (0, 1)),
  opened integer not null default 0,
  booked integer not null default 0
) strict;

-- staff ---------------------------------------------------------------------------------------------------------------

create table staff_user (
  id integer primary key,
  email text not null,
  email_folded text not null unique,
  name text not null check (length(name) between 1 and 100),
  role text not null check (role in ('owner', 'practitioner', 'reception')),
  password_hash text not null,
  language text not null default 'en',
  preferences text not null default '{}' check (json_valid(preferences)),
  mail_on_booking integer not null default 0 check (mail_on_booking in (0, 1)),
  totp_sealed blob,
  active integer not null default 1 check (active in (0, 1)),
  created_at integer not null,
  row_version integer not null default 1
) strict;

create table passkey (
  id integer primary key,
  user_id integer not null references staff_user (id),
  credential text not null unique,
  public_key blob not null,
  counter integer not null default 0,
  name text not null default '',
  created_at integer not null,
  used_at integer
) strict;

create table recovery_code (
  user_id integer not null references staff_user (id),
  code_hash blob not null,
  used_at integer,
  primary key (user_id, code_hash)
) strict, without rowid;

create table session (
  token_hash blob primary key,
  user_id integer not null references staff_user (id),
  form_token text not null,
  started_at integer not null,
  seen_at integer not null,
  ends_at integer not null,
  ended_at integer,
  agent text not null default ''
) strict, without rowid;
create index session_user on session (user_id);

-- What occupies time: practitioners, services, rooms and devices are resources; a calendar is the bookable face of one.
create table resource (
  id integer primary key,
  kind text not null check (kind in ('practitioner', 'service', 'room', 'device')),
  name text not null check (length(name) between 1 and 100),
  location_id integer references location (id),
  from_date text check (from_date glob '????-??-??'),
  to_date text check (to_date glob '????-??-??'),
  sort integer not null default 0,
  active integer not null default 1 check (active in (0, 1))
) strict;

create table calendar (
  id integer primary key,
  resource_id integer not null unique references resource (id),
  user_id integer references staff_user (id),
  slug text not null unique check (slug glob '[a-z0-9]*' and length(slug) <= 60),
  public_name text not null check (length(public_name) between 1 and 100),
  profession_texts text not null default '{}' check (json_valid(profession_texts)),
  about_texts text not null default '{}' check (json_valid(about_texts)),
  online integer not null default 1 check (online in (0, 1)),
  planned_online integer not null default 0 check (planned_online in (0, 1)),
  lead_hours integer check (lead_hours between -1 and 8760),
  horizon_days integer check (horizon_days between -1 and 3650),
  max_own_bookings integer check (max_own_bookings between -1 and 1000),
  visibility text check (visibility in ('all', 'first', 'compact')),
  rebook_deadline_hours integer check (rebook_deadline_hours between 0 and 8760),
  cancel_deadline_hours integer check (cancel_deadline_hours between 0 and 8760),
  sort integer not null default 0,
  row_version integer not null default 1
) strict;

-- types ---------------------------------------------------------------------------------------------------------------

create table block_kind (
  id integer primary key,
  name text not null unique check (length(name) between 1 and 60),
  colour integer not null default 1 check (colour between 1 and 6),
  web integer not null default 1 check (web in (0, 1)),
  types_mode text not null default 'all' check (types_mode in ('all', 'listed')),
  visibility text check (visibility in ('all', 'first', 'compact')),
  sort integer not null default 0,
  active integer not null default 1 check (active in (0, 1)),
  row_version integer not null default 1
) strict;

create table appointment_type (
  id integer primary key,
  slug text not null unique check (slug glob '[a-z0-9]*' and length(slug) <= 60),
  name text not null check (length(name) between 1 and 100),
  public_names text not null default '{}' check (json_valid(public_names)),
  descriptions text not null default '{}' check (json_valid(descriptions)),
  information text not null default '{}' check (json_valid(information)),
  visiting_address text,
  price_cents integer check (price_cents >= 0),
  minutes integer not null check (minutes between 5 and 1440),
  grid_minutes integer not null default 15 check (grid_minutes between 5 and 720),
  buffer_before integer not null default 0 check (buffer_before between 0 and 240),
  buffer_after integer not null default 0 check (buffer_after between 0 and 240),
  places integer not null default 1 check (places between 1 and 500),
  online integer not null default 0 check (online in (0, 1)),
  class text not null default 'ordinary' check (class in ('ordinary', 'recall', 'surgery')),
  who_may_book text not null default 'both' check (who_may_book in ('new', 'known', 'both')),
  ask_known integer not null default 0 check (ask_known in (0, 1)),
  practitioner_choice text not null default 'may' check (practitioner_choice in ('may', 'none', 'required')),
  block_kind_id integer references block_kind (id),
  release_hours integer check (release_hours between 1 and 8760),
  age_from integer check (age_from between 1 and 120),
  age_counts_from text not null default 'birthday' check (age_counts_from in ('birthday', 'year')),
  lead_hours integer check (lead_hours between -1 and 8760),
  horizon_days integer check (horizon_days between -1 and 3650),
  max_own_bookings integer check (max_own_bookings between -1 and 1000),
  visibility text check (visibility in ('all', 'first', 'compact')),
  rebook_deadline_hours integer check (rebook_deadline_hours between 0 and 8760),
  cancel_deadline_hours integer check (cancel_deadline_hours between 0 and 8760),
  self_service integer not null default 1 check (self_service in (0, 1)),
  notify integer not null default 1 check (notify in (0, 1)),
  message_template_id integer references message_template (id),
  colour integer not null default 1 check (colour between 1 and 6),
  sort integer not null default 0,
  active integer not null default 1 check (active in (0, 1)),
  row_version integer not null default 1
) strict;

create table type_calendar (
  type_id integer not null references appointment_type (id),
  calendar_id integer not null references calendar (id),
  primary key (type_id, calendar_id)
) strict, without rowid;

-- No row: the type is offered at every location.
create table type_location (
  type_id integer not null references appointment_type (id),
  location_id integer not null references location (id),
  primary key (type_id, location_id)
) strict, without rowid;

create table type_need (
  id integer primary key,
  type_id integer not null references appointment_type (id),
  name text not null check (length(name) between 1 and 100),
  sort integer not null default 0
) strict;

create table type_need_resource (
  need_id integer not null references type_need (id),
  resource_id integer not null references resource (id),
  primary key (need_id, resource_id)
) strict, without rowid;

create table block_kind_type (
  kind_id integer not null references block_kind (id),
  type_id integer not null references appointment_type (id),
  primary key (kind_id, type_id)
) strict, without rowid;

-- schedule ------------------------------------------------------------------------------------------------------------

create table schedule_template (
  id integer primary key,
  calendar_id integer not null references calendar (id),
  name text not null check (length(name) between 1 and 100),
  state text not null default 'draft' check (state in ('draft', 'in-force', 'retired')),
  replaces_id integer references schedule_template (id),
  row_version integer not null default 1
) strict;

-- web and types_mode: NULL = as the kind of block (rule 11).
create table template_block (
  id integer primary key,
  template_id integer not null references schedule_template (id),
  weekday integer not null check (weekday between 1 and 7),
  from_minute integer not null check (from_minute between 0 and 1435),
  to_minute integer not null check (to_minute between 5 and 1440 and to_minute > from_minute),
  kind_id integer not null references block_kind (id),
  location_id integer not null references location (id),
  web integer check (web in (0, 1)),
  types_mode text check (types_mode in ('all', 'listed')),
  row_version integer not null default 1
) strict;
create index template_block_template on template_block (template_id, weekday);

create table template_block_type (
  block_id integer not null references template_block (id) on delete cascade,
  type_id integer not null references appointment_type (id),
  primary key (block_id, type_id)
) strict, without rowid;

create table template_block_resource (
  block_id integer not null references template_block (id) on delete cascade,
  resource_id integer not null references resource (id),
  primary key (block_id, resource_id)
) strict, without rowid;

-- Which template is in force when: every week, on odd or even ISO weeks, or on week cycle_week of cycle_weeks counted
-- from the Monday cycle_anchor.
create table schedule_period (
  id integer primary key,
  calendar_id integer not null references calendar (id),
  template_id integer not null references schedule_template (id),
  from_date text not null check (from_date glob '????-??-??'),
  to_date text check (to_date glob '????-??-??' and to_date >= from_date),
  cycle text not null default 'every' check (cycle in ('every', 'iso-odd', 'iso-even', 'anchored')),
  cycle_anchor text check (cycle_anchor glob '????-??-??'),
  cycle_weeks integer not null default 1 check (cycle_weeks between 1 and 52),
  cycle_week integer not null default 1 check (cycle_week between 1 and 52),
  check (cycle <> 'anchored' or (cycle_anchor is not null and cycle_week <= cycle_weeks))
) strict;
create index schedule_period_calendar on schedule_period (calendar_id, from_date);

-- A date listed here follows its own rows in dated_block, no longer the template.
create table dated_day (
  calendar_id integer not null references calendar (id),
  date text not null check (date glob '????-??-??'),
  changed_at integer not null,
  changed_by integer references staff_user (id),
  primary key (calendar_id, date)
) strict, without rowid;

create table dated_block (
  id integer primary key,
  calendar_id integer not null,
  date text not null,
  from_minute integer not null check (from_minute between 0 and 1435),
  to_minute integer not null check (to_minute between 5 and 1440 and to_minute > from_minute),
  kind_id integer not null references block_kind (id),
  location_id integer not null references location (id),
  web integer check (web in (0, 1)),
  types_mode text check (types_mode in ('all', 'listed')),
  template_block_id integer references template_block (id),
  row_version integer not null default 1,
  foreign key (calendar_id, date) references dated_day (calendar_id, date)
) strict;
create index dated_block_day on dated_block (calendar_id, date);

create table dated_block_type (
  block_id integer not null references dated_block (id) on delete cascade,
  type_id integer not null references appointment_type (id),
  primary key (block_id, type_id)
) strict, without rowid;

create table dated_block_resource (
  block_id integer not null references dated_block (id) on delete cascade,
  resource_id integer not null references resource (id),
  primary key (block_id, resource_id)
) strict, without rowid;

create table absence (
  id integer primary key,
  resource_id integer not null references resource (id),
  starts_at integer not null,
  ends_at integer not null check (ends_at > starts_at),
  reason text not null default '',
  created_at integer not null,
  created_by integer references staff_user (id)
) strict;
create index absence_resource on absence (resource_id, ends_at);

-- patients ------------------------------------------------------------------------------------------------------------

create table patient (
  id integer primary key,
  number integer not null default 0 check (number >= 0),
  status text not null default 'registered' check (status in ('registered', 'active', 'inactive', 'deceased')),
  first_name text not null,
  last_name text not null,
  first_folded text not null,
  last_folded text not null,
  birth_date text check (birth_date glob '????-??-??'),
  language text not null default 'en',
  notifications integer not null default 1 check (notifications in (0, 1)),
  preferred_channel text check (preferred_channel in ('email', 'sms')),
  protected integer not null default 0 check (protected in (0, 1)),
  excluded_online integer not null default 0 check (excluded_online in (0, 1)),
  excluded_reason text,
  origin text not null default 'staff' check (origin in ('staff', 'web', 'import', 'api')),
  merged_into integer references patient (id),
  erased_at integer,
  created_at integer not null,
  row_version integer not null default 1
) strict;
create unique index patient_number on patient (number) where number > 0;
create index patient_birth_date on patient (birth_date, last_folded) where merged_into is null;
create index patient_name on patient (last_folded, first_folded);

create table patient_status_change (
  id integer primary key,
  patient_id integer not null references patient (id),
  from_status text not null,
  to_status text not null,
  at integer not null,
  by_user integer references staff_user (id)
) strict;

-- checked_at is null while a contact stands there "from the web, unchecked" (rule 2).
create table patient_contact (
  id integer primary key,
  patient_id integer not null references patient (id),
  channel text not null check (channel in ('email', 'phone')),
  value text not null,
  value_folded text not null,
  whose text not null default 'own' check (whose in ('own', 'parent', 'guardian', 'carer', 'partner')),
  source text not null default 'staff' check (source in ('staff', 'web', 'import')),
  checked_at integer,
  checked_by integer references staff_user (id),
  confirmed_at integer,
  confirmed_by integer references staff_user (id),
  revoked_at integer,
  created_at integer not null,
  unique (patient_id, channel, value_folded)
) strict;
create index patient_contact_value on patient_contact (value_folded);

create table consent (
  id integer primary key,
  patient_id integer not null references patient (id),
  kind text not null check (kind in ('messages', 'sms', 'email', 'terms', 'family')),
  given integer not null check (given in (0, 1)),
  source text not null check (source in ('staff', 'web', 'import', 'message')),
  detail text not null default '',
  at integer not null
) strict;
create index consent_patient on consent (patient_id);

create table identity_number (
  id integer primary key,
  patient_id integer not null references patient (id),
  kind text not null check (kind in ('personnummer', 'samordningsnummer', 'fodselsnummer', 'd-nummer', 'bsn')),
  number_hmac blob not null,
  key_id text not null,
  number_sealed blob not null,
  document_seen_at integer,
  document_seen_by integer references staff_user (id),
  created_at integer not null
) strict;
create index identity_number_hmac on identity_number (kind, number_hmac, key_id);

create table family_link (
  patient_id integer not null references patient (id),
  relative_id integer not null references patient (id),
  consent_at integer not null,
  by_user integer references staff_user (id),
  primary key (patient_id, relative_id)
) strict, without rowid;

-- appointments --------------------------------------------------------------------------------------------------------

create table series (
  id integer primary key,
  rule text not null check (json_valid(rule)),
  created_at integer not null,
  created_by integer references staff_user (id)
) strict;

create table appointment (
  id integer primary key,
  type_id integer not null references appointment_type (id),
  calendar_id integer not null references calendar (id),
  location_id integer not null references location (id),
  starts_at integer not null,
  ends_at integer not null,
  local_start text not null,
  status text not null default 'booked'
    check (status in ('booked', 'confirmed', 'arrived', 'in-treatment', 'done', 'departed', 'no-show', 'cancelled')),
  origin text not null check (origin in ('web', 'staff', 'planned', 'recall', 'waiting-list', 'api', 'import')),
  self_booked integer not null default 0 check (self_booked in (0, 1)),
  on_purpose integer not null default 0 check (on_purpose in (0, 1)),
  places integer not null default 1 check (places between 1 and 500),
  price_cents integer,
  series_id integer references series (id),
  series_number integer,
  moved_from_starts_at integer,
  marked_many integer not null default 0 check (marked_many in (0, 1)),
  schedule_version integer not null default 1,
  row_version integer not null default 1,
  booked_at integer not null,
  booked_by integer references staff_user (id),
  cancelled_at integer,
  cancelled_by text check (cancelled_by in ('patient', 'staff', 'api')),
  cannot_come_at integer,
  check (ends_at > starts_at and ends_at - starts_at <= 86400),
  check ((status = 'cancelled') = (cancelled_at is not null))
) strict;
create index appointment_calendar_start on appointment (calendar_id, starts_at);
create index appointment_start on appointment (starts_at);
create index appointment_series on appointment (series_id, series_number) where series_id is not null;

-- One row per appointment and resource: the fact that refuses a double booking.
create table occupancy (
  appointment_id integer not null references appointment (id),
  resource_id integer not null references resource (id),
  starts_at integer not null,
  ends_at integer not null,
  live integer not null default 1 check (live in (0, 1)),
  on_purpose integer not null default 0 check (on_purpose in (0, 1)),
  primary key (appointment_id, resource_id),
  check (ends_at > starts_at and ends_at - starts_at <= 86400)
) strict, without rowid;
create index occupancy_live on occupancy (resource_id, starts_at, ends_at) where live = 1;

create trigger occupancy_insert_refuses_overlap before insert on occupancy
when new.live = 1 and new.on_purpose = 0
begin
  select raise(abort, 'refused: slot-taken') where exists (
    select 1 from occupancy
    where live = 1 and resource_id = new.resource_id
      and starts_at < new.ends_at and starts_at > new.starts_at - 86400 and ends_at > new.starts_at
      and appointment_id <> new.appointment_id);
end;

create trigger occupancy_update_refuses_overlap before update on occupancy
when new.live = 1 and new.on_purpose = 0
begin
  select raise(abort, 'refused: slot-taken') where exists (
    select 1 from occupancy
    where live = 1 and resource_id = new.resource_id
      and starts_at < new.ends_at and starts_at > new.starts_at - 86400 and ends_at > new.starts_at
      and appointment_id <> new.appointment_id);
end;

create trigger occupancy_insert_agrees after insert on occupancy
begin
  select raise(abort, 'refused: occupancy-disagrees') where not exists (
    select 1 from appointment
    where id = new.appointment_id and starts_at = new.starts_at and ends_at = new.ends_at
      and on_purpose = new.on_purpose and (status <> 'cancelled') = new.live);
end;

create trigger occupancy_update_agrees after update on occupancy
begin
  select raise(abort, 'refused: occupancy-disagrees') where not exists (
    select 1 from appointment
    where id = new.appointment_id and starts_at = new.starts_at and ends_at = new.ends_at
      and on_purpose = new.on_purpose and (status <> 'cancelled') = new.live);
end;

create trigger occupancy_is_not_carried_off before update of appointment_id, resource_id on occupancy
when old.appointment_id <> new.appointment_id or old.resource_id <> new.resource_id
begin
  select raise(abort, 'refused: occupancy-needed');
end;

create trigger calendar_keeps_its_resource before update of resource_id on calendar
when old.resource_id <> new.resource_id and exists (select 1 from appointment where calendar_id = old.id)
begin
  select raise(abort, 'refused: occupancy-needed');
end;

create trigger occupancy_keeps_its_practitioner before delete on occupancy
begin
  select raise(abort, 'refused: occupancy-needed') where exists (
    select 1 from appointment join calendar on calendar.id = appointment.calendar_id
    where appointment.id = old.appointment_id and calendar.resource_id = old.resource_id);
end;

create trigger appointment_occupies after insert on appointment
begin
  insert into occupancy (appointment_id, resource_id, starts_at, ends_at, live, on_purpose)
  select new.id, resource_id, new.starts_at, new.ends_at, new.status <> 'cancelled', new.on_purpose
  from calendar where id = new.calendar_id;
end;

create trigger appointment_moves_its_occupancy
after update of starts_at, ends_at, status, on_purpose on appointment
when old.starts_at <> new.starts_at or old.ends_at <> new.ends_at or old.on_purpose <> new.on_purpose
  or (old.status = 'cancelled') <> (new.status = 'cancelled')
begin
  update occupancy
  set starts_at = new.starts_at, ends_at = new.ends_at, live = new.status <> 'cancelled', on_purpose = new.on_purpose
  where appointment_id = new.id;
end;

create trigger appointment_changes_practitioner after update of calendar_id on appointment
when old.calendar_id <> new.calendar_id
begin
  insert into occupancy (appointment_id, resource_id, starts_at, ends_at, live, on_purpose)
  select new.id, resource_id, new.starts_at, new.ends_at, new.status <> 'cancelled', new.on_purpose
  from calendar where id = new.calendar_id
  on conflict (appointment_id, resource_id) do nothing;
  delete from occupancy
  where appointment_id = new.id and resource_id = (select resource_id from calendar where id = old.calendar_id);
end;

-- OR REPLACE deletes without a delete trigger: the same for history, audit and access log below.
create trigger appointment_never_replaced before insert on appointment
when exists (select 1 from appointment where id = new.id)
begin
  select raise(abort, 'refused: appointments-are-kept');
end;

create trigger appointment_never_deleted before delete on appointment
begin
  select raise(abort, 'refused: appointments-are-kept');
end;

-- A row per person also where there is one only: link, contact, presence and cancellation are the attendee's.
create table attendee (
  id integer primary key,
  appointment_id integer not null references appointment (id),
  patient_id integer not null references patient (id),
  present integer not null default 1 check (present in (0, 1)),
  contact_email text,
  contact_mobile text,
  contact_folded text,
  phone_folded text,
  contact_whose text not null default 'own' check (contact_whose in ('own', 'parent', 'guardian', 'carer', 'partner')),
  booker_first_name text,
  booker_last_name text,
  language text not null default 'en',
  known_answer text check (known_answer in ('new', 'known')),
  link_generation integer not null default 1,
  visit_hash blob,
  unsubscribe_hash blob,
  receipt_hash blob,
  code_hash blob,
  cancelled_at integer,
  cancelled_by text check (cancelled_by in ('patient', 'staff', 'api'))
) strict;
create index attendee_appointment on attendee (appointment_id);
create index attendee_patient on attendee (patient_id);
create unique index attendee_visit on attendee (visit_hash) where visit_hash is not null;
create unique index attendee_unsubscribe on attendee (unsubscribe_hash) where unsubscribe_hash is not null;
create unique index attendee_receipt on attendee (receipt_hash) where receipt_hash is not null;
create index attendee_email on attendee (contact_folded) where contact_folded is not null;
create index attendee_phone on attendee (phone_folded) where phone_folded is not null;

create trigger attendee_insert_refuses_one_too_many before insert on attendee
when new.cancelled_at is null
begin
  select raise(abort, 'refused: places-taken') where
    (select count(*) from attendee where appointment_id = new.appointment_id and cancelled_at is null)
    >= (select places from appointment where id = new.appointment_id);
end;

create trigger attendee_update_refuses_one_too_many before update of cancelled_at, appointment_id on attendee
when new.cancelled_at is null and (old.cancelled_at is not null or old.appointment_id <> new.appointment_id)
begin
  select raise(abort, 'refused: places-taken') where
    (select count(*) from attendee where appointment_id = new.appointment_id and cancelled_at is null)
    >= (select places from appointment where id = new.appointment_id);
end;

create trigger appointment_keeps_its_places before update of places on appointment
when new.places < old.places
begin
  select raise(abort, 'refused: places-taken') where
    (select count(*) from attendee where appointment_id = new.id and cancelled_at is null) > new.places;
end;

-- Free text lives apart from the history, so that it can be erased.
create table appointment_note (
  id integer primary key,
  appointment_id integer not null references appointment (id),
  kind text not null check (kind in ('patient-message', 'cancel-comment', 'staff-note')),
  text text not null,
  at integer not null,
  by_user integer references staff_user (id)
) strict;
create index appointment_note_appointment on appointment_note (appointment_id);

-- The history: ids and times only, appended and never edited.
create table appointment_event (
  id integer primary key,
  appointment_id integer not null references appointment (id),
  attendee_id integer references attendee (id),
  at integer not null,
  actor text not null check (actor in ('patient-web', 'staff', 'system', 'api')),
  user_id integer references staff_user (id),
  action text not null check (action in ('booked', 'moved', 'cancelled', 'undone', 'confirmed', 'arrived', 'in-treatment',
    'done', 'departed', 'no-show', 'status-undone', 'reassigned', 'edited', 'refused-too-late', 'cannot-come',
    'message-sent', 'message-failed', 'message-skipped', 'message-unknown')),
  from_starts_at integer,
  to_starts_at integer,
  message_id integer
) strict;
create index appointment_event_appointment on appointment_event (appointment_id);
create trigger appointment_event_is_not_replaced before insert on appointment_event
when exists (select 1 from appointment_event where id = new.id)
begin select raise(abort, 'refused: history-is-append-only'); end;
create trigger appointment_event_is_not_edited before update on appointment_event
begin select raise(abort, 'refused: history-is-append-only'); end;
create trigger appointment_event_is_not_deleted before delete on appointment_event
begin select raise(abort, 'refused: history-is-append-only'); end;

-- The same form posted again finds its booking here.
create table booking_request (
  key_hash blob primary key,
  person_hash blob not null,
  attendee_id integer not null references attendee (id),
  at integer not null
) strict, without rowid;

create table hold (
  id integer primary key,
  token_hash blob not null unique,
  calendar_id integer not null references calendar (id),
  type_id integer not null references appointment_type (id),
  location_id integer not null references location (id),
  any_practitioner integer not null default 0 check (any_practitioner in (0, 1)),
  starts_at integer not null,
  ends_at integer not null,
  visitor_key blob not null,
  network_key blob not null,
  keeps integer not null default 1 check (keeps in (0, 1)),
  made_at integer not null,
  expires_at integer not null,
  given_up_at integer
) strict;
create index hold_expiry on hold (expires_at);

create table hold_resource (
  hold_id integer not null references hold (id) on delete cascade,
  resource_id integer not null references resource (id),
  primary key (hold_id, resource_id)
) strict, without rowid;

-- messages ------------------------------------------------------------------------------------------------------------

create table message_template (
  id integer primary key,
  name text not null,
  kind text not null,
  channel text check (channel in ('email', 'sms', 'page')),
  before_texts text not null default '{}' check (json_valid(before_texts)),
  body_texts text not null default '{}' check (json_valid(body_texts)),
  after_texts text not null default '{}' check (json_valid(after_texts)),
  active integer not null default 1 check (active in (0, 1))
) strict;

create table message (
  id integer primary key,
  kind text not null check (kind in ('confirmation', 'reminder', 'moved', 'reassigned', 'cancelled', 'series-created',
    'series-moved', 'series-cancelled', 'recall', 'invitation', 'waiting-list', 'dialogue', 'confirm-contact',
    'staff-booking', 'staff-daily', 'sign-in', 'api')),
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
  created_at integer not null
) strict;
create index message_due on message (due_at) where state = 'waiting';
create index message_under_way on message (state) where state in ('claimed', 'handing-over');
create index message_open on message (created_at) where settled_at is null;
create index message_created on message (created_at);
create index message_attendee on message (attendee_id) where attendee_id is not null;

-- What a message is about; unique, so that a rerun, a clock step or a restart announces nothing twice.
create table message_subject (
  message_id integer not null references message (id),
  appointment_id integer not null references appointment (id),
  attendee_id integer not null references attendee (id),
  schedule_version integer not null,
  kind text not null,
  ordinal integer not null default 1,
  channel text not null,
  unique (attendee_id, kind, schedule_version, ordinal, channel)
) strict;
create index message_subject_message on message_subject (message_id);

create table unsubscription (
  email_folded text primary key,
  at integer not null,
  source text not null check (source in ('link', 'one-click', 'staff'))
) strict, without rowid;

-- recall, planned treatment, waiting list, lists ----------------------------------------------------------------------

create table recall (
  id integer primary key,
  patient_id integer not null references patient (id),
  type_id integer not null references appointment_type (id),
  calendar_id integer references calendar (id),
  due_date text not null check (due_date glob '????-??-??'),
  state text not null default 'due' check (state in ('due', 'called', 'booked', 'closed')),
  appointment_id integer references appointment (id),
  link_generation integer not null default 1,
  link_hash blob,
  code_hash blob,
  sent_at integer,
  printed_at integer,
  closed_at integer,
  closed_by integer references staff_user (id)
) strict;
create index recall_due on recall (state, due_date);

create table treatment_plan (
  id integer primary key,
  patient_id integer not null references patient (id),
  calendar_id integer references calendar (id),
  title text not null,
  state text not null default 'open' check (state in ('open', 'done', 'withdrawn')),
  created_at integer not null,
  created_by integer references staff_user (id)
) strict;
create index treatment_plan_patient on treatment_plan (patient_id);

create table planned_appointment (
  id integer primary key,
  plan_id integer not null references treatment_plan (id),
  type_id integer references appointment_type (id),
  calendar_id integer references calendar (id),
  sort integer not null default 0,
  note text not null default '',
  to_be_booked_at integer,
  to_be_booked_by integer references staff_user (id),
  appointment_id integer references appointment (id)
) strict;

create table planned_service (
  id integer primary key,
  planned_id integer not null references planned_appointment (id),
  code text not null,
  text text not null,
  minutes integer check (minutes between 0 and 1440),
  done_at integer
) strict;

create table departure (
  id integer primary key,
  appointment_id integer not null unique references appointment (id),
  opened_at integer not null,
  closed_at integer,
  closed_by integer references staff_user (id)
) strict;

create table departure_task (
  id integer primary key,
  departure_id integer not null references departure (id),
  kind text not null check (kind in ('collect-contact', 'send-link', 'set-recall')),
  planned_id integer references planned_appointment (id),
  done_at integer,
  done_by integer references staff_user (id)
) strict;

create table invitation (
  id integer primary key,
  planned_id integer references planned_appointment (id),
  recall_id integer references recall (id),
  link_generation integer not null default 1,
  link_hash blob,
  calendar_id integer references calendar (id),
  minutes integer not null,
  sent_at integer not null,
  sent_by integer references staff_user (id),
  expires_at integer not null,
  used_at integer,
  withdrawn_at integer
) strict;

create table waiting_entry (
  id integer primary key,
  patient_id integer references patient (id),
  type_id integer not null references appointment_type (id),
  calendar_id integer references calendar (id),
  location_id integer references location (id),
  weekdays text not null default '[]' check (json_valid(weekdays)),
  parts text not null default '[]' check (json_valid(parts)),
  until_date text check (until_date glob '????-??-??'),
  appointment_id integer references appointment (id),
  created_at integer not null,
  closed_at integer,
  closed_why text
) strict;

create table waiting_offer (
  id integer primary key,
  entry_id integer not null references waiting_entry (id),
  hold_id integer not null references hold (id),
  link_hash blob not null unique,
  sent_at integer not null,
  kept_until integer not null,
  answered_at integer,
  answer text check (answer in ('taken', 'declined'))
) strict;

create table follow_up (
  id integer primary key,
  category text not null check (category in ('same-person', 'link-sent', 'cancelled-online', 'cannot-come', 'to-phone',
    'says-known', 'says-new', 'many-bookings', 'contact-offered', 'other')),
  patient_id integer references patient (id),
  other_patient_id integer references patient (id),
  appointment_id integer references appointment (id),
  message_id integer references message (id),
  comment text,
  opened_at integer not null,
  closed_at integer,
  closed_by integer references staff_user (id),
  closed_why text
) strict;
create index follow_up_open on follow_up (category, opened_at) where closed_at is null;

create table unmet_demand (
  id integer primary key,
  at integer not null,
  type_id integer not null references appointment_type (id),
  location_id integer references location (id),
  calendar_id integer references calendar (id),
  weekdays text not null default '[]' check (json_valid(weekdays)),
  parts text not null default '[]' check (json_valid(parts))
) strict;

-- other software ------------------------------------------------------------------------------------------------------

create table api_client (
  id integer primary key,
  name text not null,
  token_hash blob not null unique,
  rights text not null default '[]' check (json_valid(rights)),
  created_at integer not null,
  used_at integer,
  revoked_at integer
) strict;

create table webhook (
  id integer primary key,
  client_id integer not null references api_client (id),
  url text not null,
  secret_sealed blob not null,
  active integer not null default 1 check (active in (0, 1))
) strict;

create table webhook_delivery (
  id integer primary key,
  webhook_id integer not null references webhook (id),
  event_id integer not null references appointment_event (id),
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0,
  due_at integer not null,
  unique (webhook_id, event_id)
) strict;

-- upkeep --------------------------------------------------------------------------------------------------------------

-- Who did what: changes by staff and machines. Who looked at whom: access_log, chained by hash, appended only.
create table audit (
  id integer primary key,
  at integer not null,
  actor text not null check (actor in ('patient-web', 'staff', 'system', 'api', 'cli')),
  user_id integer references staff_user (id),
  action text not null,
  object text not null,
  object_id integer,
  detail text not null default '{}' check (json_valid(detail))
) strict;
create trigger audit_is_not_replaced before insert on audit
when exists (select 1 from audit where id = new.id)
begin select raise(abort, 'refused: audit-is-append-only'); end;
create trigger audit_is_not_edited before update on audit
begin select raise(abort, 'refused: audit-is-append-only'); end;
create trigger audit_is_not_deleted before delete on audit
begin select raise(abort, 'refused: audit-is-append-only'); end;

create table access_log (
  id integer primary key,
  at integer not null,
  user_id integer references staff_user (id),
  role text not null,
  action text not null check (action in ('C', 'R', 'U', 'D', 'E')),
  view text not null,
  patient_id integer not null references patient (id),
  basis text not null default '',
  request_id text not null default '',
  previous_hash blob not null,
  hash blob not null
) strict;
create index access_log_patient on access_log (patient_id, at);
create index access_log_user on access_log (user_id, view, at, patient_id);
create trigger access_log_is_not_replaced before insert on access_log
when exists (select 1 from access_log where id = new.id)
begin select raise(abort, 'refused: access-log-is-append-only'); end;
create trigger access_log_is_not_edited before update on access_log
begin select raise(abort, 'refused: access-log-is-append-only'); end;
create trigger access_log_is_not_deleted before delete on access_log
begin select raise(abort, 'refused: access-log-is-append-only'); end;

create table job_run (
  job text primary key,
  started_at integer not null,
  finished_at integer,
  failed_at integer,
  problem text
) strict, without rowid;

create table one_time_token (
  token_hash blob primary key,
  purpose text not null check (purpose in ('setup', 'password-reset')),
  user_id integer references staff_user (id),
  expires_at integer not null,
  used_at integer
) strict, without rowid;

-- Which secret key this data belongs to, so that a lost key file is noticed and not silently made anew.
create table installation (
  id integer primary key check (id = 1),
  key_id text not null,
  created_at integer not null
) strict;

-- Goes up by one with every change to what the practice has arranged, so that a kept copy of it can be trusted.
create table arrangement (
  id integer primary key check (id = 1),
  version integer not null
) strict;
insert into arrangement (id, version) values (1, 1);
create trigger practice_insert_arranges after insert on practice begin update arrangement set version = version + 1; end;
create trigger practice_update_arranges after update on practice begin update arrangement set version = version + 1; end;
create trigger practice_delete_arranges after delete on practice begin update arrangement set version = version + 1; end;
create trigger location_insert_arranges after insert on location begin update arrangement set version = version + 1; end;
create trigger location_update_arranges after update on location begin update arrangement set version = version + 1; end;
create trigger location_delete_arranges after delete on location begin update arrangement set version = version + 1; end;
create trigger closure_insert_arranges after insert on closure begin update arrangement set version = version + 1; end;
create trigger closure_update_arranges after update on closure begin update arrangement set version = version + 1; end;
create trigger closure_delete_arranges after delete on closure begin update arrangement set version = version + 1; end;
create trigger resource_insert_arranges after insert on resource begin update arrangement set version = version + 1; end;
create trigger resource_update_arranges after update on resource begin update arrangement set version = version + 1; end;
create trigger resource_delete_arranges after delete on resource begin update arrangement set version = version + 1; end;
create trigger calendar_insert_arranges after insert on calendar begin update arrangement set version = version + 1; end;
create trigger calendar_update_arranges after update on calendar begin update arrangement set version = version + 1; end;
create trigger calendar_delete_arranges after delete on calendar begin update arrangement set version = version + 1; end;
create trigger block_kind_insert_arranges after insert on block_kind begin update arrangement set version = version + 1; end;
create trigger block_kind_update_arranges after update on block_kind begin update arrangement set version = version + 1; end;
create trigger block_kind_delete_arranges after delete on block_kind begin update arrangement set version = version + 1; end;
create trigger appointment_type_insert_arranges after insert on appointment_type begin update arrangement set version = version + 1; end;
create trigger appointment_type_update_arranges after update on appointment_type begin update arrangement set version = version + 1; end;
create trigger appointment_type_delete_arranges after delete on appointment_type begin update arrangement set version = version + 1; end;
create trigger type_calendar_insert_arranges after insert on type_calendar begin update arrangement set version = version + 1; end;
create trigger type_calendar_update_arranges after update on type_calendar begin update arrangement set version = version + 1; end;
create trigger type_calendar_delete_arranges after delete on type_calendar begin update arrangement set version = version + 1; end;
create trigger type_location_insert_arranges after insert on type_location begin update arrangement set version = version + 1; end;
create trigger type_location_update_arranges after update on type_location begin update arrangement set version = version + 1; end;
create trigger type_location_delete_arranges after delete on type_location begin update arrangement set version = version + 1; end;
create trigger type_need_insert_arranges after insert on type_need begin update arrangement set version = version + 1; end;
create trigger type_need_update_arranges after update on type_need begin update arrangement set version = version + 1; end;
create trigger type_need_delete_arranges after delete on type_need begin update arrangement set version = version + 1; end;
create trigger type_need_resource_insert_arranges after insert on type_need_resource begin update arrangement set version = version + 1; end;
create trigger type_need_resource_update_arranges after update on type_need_resource begin update arrangement set version = version + 1; end;
create trigger type_need_resource_delete_arranges after delete on type_need_resource begin update arrangement set version = version + 1; end;
create trigger block_kind_type_insert_arranges after insert on block_kind_type begin update arrangement set version = version + 1; end;
create trigger block_kind_type_update_arranges after update on block_kind_type begin update arrangement set version = version + 1; end;
create trigger block_kind_type_delete_arranges after delete on block_kind_type begin update arrangement set version = version + 1; end;
create trigger schedule_template_insert_arranges after insert on schedule_template begin update arrangement set version = version + 1; end;
create trigger schedule_template_update_arranges after update on schedule_template begin update arrangement set version = version + 1; end;
create trigger schedule_template_delete_arranges after delete on schedule_template begin update arrangement set version = version + 1; end;
create trigger template_block_insert_arranges after insert on template_block begin update arrangement set version = version + 1; end;
create trigger template_block_update_arranges after update on template_block begin update arrangement set version = version + 1; end;
create trigger template_block_delete_arranges after delete on template_block begin update arrangement set version = version + 1; end;
create trigger template_block_type_insert_arranges after insert on template_block_type begin update arrangement set version = version + 1; end;
create trigger template_block_type_update_arranges after update on template_block_type begin update arrangement set version = version + 1; end;
create trigger template_block_type_delete_arranges after delete on template_block_type begin update arrangement set version = version + 1; end;
create trigger template_block_resource_insert_arranges after insert on template_block_resource begin update arrangement set version = version + 1; end;
create trigger template_block_resource_update_arranges after update on template_block_resource begin update arrangement set version = version + 1; end;
create trigger template_block_resource_delete_arranges after delete on template_block_resource begin update arrangement set version = version + 1; end;
create trigger schedule_period_insert_arranges after insert on schedule_period begin update arrangement set version = version + 1; end;
create trigger schedule_period_update_arranges after update on schedule_period begin update arrangement set version = version + 1; end;
create trigger schedule_period_delete_arranges after delete on schedule_period begin update arrangement set version = version + 1; end;
create trigger dated_day_insert_arranges after insert on dated_day begin update arrangement set version = version + 1; end;
create trigger dated_day_update_arranges after update on dated_day begin update arrangement set version = version + 1; end;
create trigger dated_day_delete_arranges after delete on dated_day begin update arrangement set version = version + 1; end;
create trigger dated_block_insert_arranges after insert on dated_block begin update arrangement set version = version + 1; end;
create trigger dated_block_update_arranges after update on dated_block begin update arrangement set version = version + 1; end;
create trigger dated_block_delete_arranges after delete on dated_block begin update arrangement set version = version + 1; end;
create trigger dated_block_type_insert_arranges after insert on dated_block_type begin update arrangement set version = version + 1; end;
create trigger dated_block_type_update_arranges after update on dated_block_type begin update arrangement set version = version + 1; end;
create trigger dated_block_type_delete_arranges after delete on dated_block_type begin update arrangement set version = version + 1; end;
create trigger dated_block_resource_insert_arranges after insert on dated_block_resource begin update arrangement set version = version + 1; end;
create trigger dated_block_resource_update_arranges after update on dated_block_resource begin update arrangement set version = version + 1; end;
create trigger dated_block_resource_delete_arranges after delete on dated_block_resource begin update arrangement set version = version + 1; end;
