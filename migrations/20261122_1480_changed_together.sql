-- This appointment of a series and the following ones: what was changed together is taken back together, and one message
-- speaks for all of it (O11, O12).

-- The first of the changes that were made in one write; null: it was made alone.
alter table appointment_change add column together_with integer references appointment_change (id);
create index appointment_change_together on appointment_change (together_with) where together_with is not null;

-- The change that a message of many appointments tells of.
alter table message_subject add column of_change integer references appointment_change (id);
create index message_subject_change on message_subject (of_change) where of_change is not null;
