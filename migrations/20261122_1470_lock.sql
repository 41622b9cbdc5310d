-- How long each role may rest before its screen locks; what was one setting is the same for all three at first.
alter table practice rename column idle_minutes to idle_minutes_reception;
alter table practice add column idle_minutes_practitioner integer not null default 30
  check (idle_minutes_practitioner between 5 and 720);
alter table practice add column idle_minutes_owner integer not null default 30
  check (idle_minutes_owner between 5 and 720);
update practice set idle_minutes_practitioner = idle_minutes_reception, idle_minutes_owner = idle_minutes_reception;

-- A session that was locked by hand, and when its user last proved who they are beside the sign-in.
alter table session add column locked_at integer;
alter table session add column confirmed_at integer;
create index session_form_token on session (form_token);

-- A form that met a locked session: sealed, for its user alone, for an hour.
create table kept_form (
  token_hash blob primary key,
  user_id integer not null references staff_user (id),
  sealed blob not null,
  kept_at integer not null
) strict, without rowid;
create index kept_form_user on kept_form (user_id);

-- Where to tell that an account has another address from now on, until that has been told.
create table former_email (
  message_id integer not null primary key references message (id),
  email text not null
) strict, without rowid;

-- Keyboard shortcuts, for whoever wants them.
alter table staff_user add column shortcuts integer not null default 0 check (shortcuts in (0, 1));
