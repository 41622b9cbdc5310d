-- Text messages: the gateway, where they may go, how many, and what one costs.

alter table practice add column sms_url_sealed blob;
-- SMS goes to the mobile ranges of these countries only.
alter table practice add column sms_countries text not null default '["NL","SE","NO"]' check (json_valid(sms_countries));
-- The most that leave in one local day: to one number, and in all.
alter table practice add column sms_per_number integer not null default 3 check (sms_per_number between 1 and 100);
alter table practice add column sms_per_day integer not null default 200 check (sms_per_day between 0 and 100000);
-- What one segment costs, in millionths of the currency, where the gateway does not say it.
alter table practice add column sms_price_micros integer not null default 0 check (sms_price_micros between 0 and 10000000);

-- Whoever wants no more text messages, by number (rule 31).
create table sms_stop (
  mobile text primary key,
  at integer not null,
  source text not null check (source in ('visit', 'staff'))
) strict, without rowid;

-- The number or the address that a message left for, folded and hashed: the budget of a number counts by it.
alter table message add column to_hash blob;
alter table message add column delivered_at integer;
create index message_ref on message (gateway_ref) where channel = 'sms' and gateway_ref is not null;
create index message_to on message (to_hash, handing_over_at) where channel = 'sms' and to_hash is not null;
create index message_texts on message (handing_over_at) where channel = 'sms' and handing_over_at is not null;
