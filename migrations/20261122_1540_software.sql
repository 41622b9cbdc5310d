-- Other software (O6): tokens with their beginning and who gave them, the addresses that are told of appointments, and what
-- they have not been told yet.
alter table api_client add column token_start text not null default '';
alter table api_client add column row_version integer not null default 1;
alter table api_client add column created_by integer references staff_user (id);
alter table api_client add column revoked_by integer references staff_user (id);

-- For a day after a change of secret both sign. ended_at: nobody answered there for days; null: it is told.
alter table webhook add column previous_sealed blob;
alter table webhook add column previous_until integer;
alter table webhook add column created_at integer not null default 0;
alter table webhook add column ended_at integer;
alter table webhook add column answered_at integer;

-- What is told stands as it was when it happened, so that every attempt says the same.
alter table webhook_delivery add column appointment_id integer references appointment (id);
alter table webhook_delivery add column says text not null default '{}' check (json_valid(says));
alter table webhook_delivery add column created_at integer not null default 0;
alter table webhook_delivery add column claimed_at integer;
alter table webhook_delivery add column settled_at integer;
alter table webhook_delivery add column trouble text;
create index webhook_delivery_waiting on webhook_delivery (webhook_id, due_at) where state = 'waiting';
create index webhook_delivery_order on webhook_delivery (webhook_id, appointment_id, id) where state = 'waiting';
create index webhook_delivery_settled on webhook_delivery (settled_at) where settled_at is not null;

-- Which appointments have changed since an instant.
create index appointment_event_at on appointment_event (at, appointment_id);

-- By every path: whoever books, moves or cancels writes history, and what is imported notifies nobody (O4). One who goes
-- over to another session leaves the old one: the history says "moved" there, the place is "cancelled".
create trigger appointment_event_is_told_to_software after insert on appointment_event
when new.action in ('booked', 'moved', 'cancelled', 'undone', 'reassigned', 'edited')
  and exists (select 1 from webhook where active = 1 and ended_at is null)
  and (new.action <> 'edited' or new.from_starts_at <> new.to_starts_at)
  and not (new.action = 'reassigned' and exists (select 1 from appointment_event as told
    where told.id = new.id - 1 and told.appointment_id = new.appointment_id and told.action = 'moved' and told.at = new.at))
begin
  insert into webhook_delivery (webhook_id, event_id, appointment_id, due_at, created_at, says)
  select webhook.id, new.id, new.appointment_id, new.at, new.at, json_object(
    'type', case
      when new.action = 'booked' then 'created'
      when new.action = 'cancelled' then 'cancelled'
      when new.action = 'moved' and attendee.appointment_id <> new.appointment_id then 'cancelled'
      when new.action = 'undone' and (select earlier.action from appointment_event as earlier
        where earlier.appointment_id = new.appointment_id and earlier.id < new.id
          and earlier.action in ('booked', 'moved', 'cancelled', 'reassigned', 'undone')
        order by earlier.id desc limit 1) = 'cancelled' then 'created'
      else 'moved' end,
    'attendee', new.attendee_id,
    'startsAt', appointment.starts_at,
    'endsAt', appointment.ends_at,
    'wasAt', case when new.action in ('moved', 'undone', 'edited') then nullif(new.from_starts_at, appointment.starts_at) end,
    'calendar', appointment.calendar_id,
    'location', appointment.location_id)
  from webhook
  join api_client on api_client.id = webhook.client_id
  join appointment on appointment.id = new.appointment_id
  left join attendee on attendee.id = new.attendee_id
  where webhook.active = 1 and webhook.ended_at is null and api_client.revoked_at is null
    and appointment.origin <> 'import'
    and exists (select 1 from json_each(api_client.rights) where value = 'webhooks');
end;

-- A message that other software asked for: its words, and the link by which its reader wants no more of them (rule 31).
create table api_message (
  message_id integer primary key references message (id),
  client_id integer not null references api_client (id),
  text text not null,
  link text not null,
  language text not null,
  unsubscribe_hash blob not null unique
) strict, without rowid;

-- What was asked once is answered the same again, for a day and more.
create table api_request (
  client_id integer not null references api_client (id),
  key_hash blob not null,
  body_hash blob not null,
  answer text not null check (json_valid(answer)),
  at integer not null,
  primary key (client_id, key_hash)
) strict, without rowid;
create index api_request_at on api_request (at);
