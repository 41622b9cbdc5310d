-- The access of other software may end by itself: from this instant on the token opens nothing, and nothing that happens is
-- told; null: it does not end.
alter table api_client add column expires_at integer;

drop trigger appointment_event_is_told_to_software;
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
    and (api_client.expires_at is null or api_client.expires_at > new.at)
    and appointment.origin <> 'import'
    and exists (select 1 from json_each(api_client.rights) where value = 'webhooks');
end;
