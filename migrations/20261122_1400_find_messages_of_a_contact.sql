-- A patient's card says for each contact what became of the link that was sent to it (rule 6).
create index message_contact on message (contact_id) where contact_id is not null;
