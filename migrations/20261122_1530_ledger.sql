-- The ledger of messages: every attempt, every resend, and who tried to phone; and pages that stay quick for years.

-- An attempt to hand a message over. times: how often in a row it ended the same way; at: the first, last_at: the last.
create table message_attempt (
  id integer primary key,
  message_id integer not null references message (id),
  at integer not null,
  last_at integer not null,
  times integer not null default 1,
  outcome text not null check (outcome in ('waiting', 'sent', 'failed', 'unknown')),
  reason text
) strict;
create index message_attempt_message on message_attempt (message_id);

-- A message that was sent again on purpose is a message of its own. ordinal: which resend of the first one it is; unique,
-- so that two people who press at once send one.
create table message_resend (
  message_id integer primary key references message (id),
  of_id integer not null references message (id),
  ordinal integer not null,
  by_user integer references staff_user (id),
  unique (of_id, ordinal)
) strict;

-- Everything that the ledger filters and counts by, so that it reads no texts.
drop index message_created;
create index message_created on message (created_at, state, channel, kind, reason, segments, cost_micros);

-- Somebody phoned, or wrote down something about a call. The note is erased with the patient.
create table follow_up_try (
  id integer primary key,
  follow_up_id integer not null references follow_up (id),
  at integer not null,
  by_user integer references staff_user (id),
  outcome text not null check (outcome in ('no-answer', 'reached', 'note')),
  note text not null default ''
) strict;
create index follow_up_try_follow_up on follow_up_try (follow_up_id);
