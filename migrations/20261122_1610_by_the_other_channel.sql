-- A message of other software whose channel refuses for good goes by the other, once (O6).
-- only_channel: the software wants this one and no other; null: either.
-- instead_of: the message that could not go its way, for which this one goes; unique, so that one goes and no more.
alter table api_message add column only_channel text check (only_channel in ('email', 'sms'));
alter table api_message add column instead_of integer references message (id);
create unique index api_message_instead on api_message (instead_of) where instead_of is not null;
