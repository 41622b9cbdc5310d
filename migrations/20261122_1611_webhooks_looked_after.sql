-- The addresses at which software is told may hold secrets: they are sealed as the signing secrets are. SQL holds no key:
-- what stands in url is sealed at the next start, and emptied.
alter table webhook add column url_sealed blob;
update webhook set url = '' where active = 0;

-- What came of the last attempt; again_at: somebody at the practice sent it once more, and the patience counts from there.
alter table webhook_delivery add column status integer;
alter table webhook_delivery add column took_ms integer;
alter table webhook_delivery add column tried_at integer;
alter table webhook_delivery add column again_at integer;
create index webhook_delivery_state on webhook_delivery (webhook_id, state, id);

-- A test that an owner sent, and what came of it at once. outcome null: no answer yet.
create table webhook_trial (
  id integer primary key,
  webhook_id integer not null references webhook (id),
  at integer not null,
  by_user integer references staff_user (id),
  outcome text check (outcome in ('taken', 'gone', 'refused')),
  trouble text,
  status integer,
  took_ms integer
) strict;
create index webhook_trial_webhook on webhook_trial (webhook_id, id);
