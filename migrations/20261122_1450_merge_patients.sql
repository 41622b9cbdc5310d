-- Two cards of one person: a merge sets `merged_into` and moves nothing. Who merged which, when, and what became of it.
create table patient_merge (
  id integer primary key,
  patient_id integer not null references patient (id),
  into_id integer not null references patient (id),
  at integer not null,
  by_user integer references staff_user (id),
  undone_at integer,
  undone_by integer references staff_user (id),
  check (patient_id <> into_id)
) strict;
create unique index patient_merge_standing on patient_merge (patient_id) where undone_at is null;
create index patient_merge_into on patient_merge (into_id);

-- While cards are one person the strictest of what they say holds for all of them. Here stands what each says by itself, so
-- that it has it back when it stands alone again.
create table patient_apart (
  patient_id integer primary key references patient (id),
  protected integer not null check (protected in (0, 1)),
  notifications integer not null check (notifications in (0, 1)),
  preferred_channel text check (preferred_channel in ('email', 'sms')),
  excluded_online integer not null check (excluded_online in (0, 1)),
  excluded_reason text
) strict, without rowid;

-- A card stands for itself or for the cards merged into it, and is not merged itself: no chains, no circles.
create trigger patient_merges_are_no_chain before update of merged_into on patient
when new.merged_into is not null and (
  new.merged_into = new.id
  or exists (select 1 from patient where id = new.merged_into and merged_into is not null)
  or exists (select 1 from patient where merged_into = new.id)
)
begin
  select raise(abort, 'refused: merge-in-a-chain');
end;

-- What protects the one card protects the others, whatever changed it: lists that read the card of an appointment need not know.
create trigger patient_merged_follow after update of protected, notifications, preferred_channel, excluded_online,
  excluded_reason on patient
when exists (select 1 from patient where merged_into = new.id)
begin
  update patient set protected = new.protected, notifications = new.notifications,
    preferred_channel = new.preferred_channel, excluded_online = new.excluded_online,
    excluded_reason = new.excluded_reason
  where merged_into = new.id;
end;

-- What death revokes (rule 8), on every card of the person.
drop trigger patient_deceased_revokes;
create trigger patient_deceased_revokes after insert on patient_status_change
when new.to_status = 'deceased'
begin
  update recall set state = 'closed', closed_at = new.at, closed_by = new.by_user
  where patient_id in (select id from patient where id = new.patient_id or merged_into = new.patient_id)
    and state in ('due', 'called');
  update recall set link_generation = link_generation + 1, link_hash = null, code_hash = null
  where patient_id in (select id from patient where id = new.patient_id or merged_into = new.patient_id);
  update invitation set withdrawn_at = new.at
  where used_at is null and withdrawn_at is null and (
    recall_id in (select recall.id from recall join patient on patient.id = patient_id
      where patient.id = new.patient_id or merged_into = new.patient_id)
    or planned_id in (select planned_appointment.id from planned_appointment
      join treatment_plan on treatment_plan.id = plan_id join patient on patient.id = patient_id
      where patient.id = new.patient_id or merged_into = new.patient_id)
  );
  update invitation set link_generation = link_generation + 1, link_hash = null
  where recall_id in (select recall.id from recall join patient on patient.id = patient_id
      where patient.id = new.patient_id or merged_into = new.patient_id)
    or planned_id in (select planned_appointment.id from planned_appointment
      join treatment_plan on treatment_plan.id = plan_id join patient on patient.id = patient_id
      where patient.id = new.patient_id or merged_into = new.patient_id);
  update waiting_offer set answered_at = new.at, answer = 'declined'
  where answered_at is null and entry_id in (select waiting_entry.id from waiting_entry
    join patient on patient.id = patient_id where patient.id = new.patient_id or merged_into = new.patient_id);
  update waiting_entry set closed_at = new.at, closed_why = 'deceased'
  where patient_id in (select id from patient where id = new.patient_id or merged_into = new.patient_id)
    and closed_at is null;
  update attendee set link_generation = link_generation + 1, visit_hash = null, unsubscribe_hash = null,
    receipt_hash = null, code_hash = null
  where patient_id in (select id from patient where id = new.patient_id or merged_into = new.patient_id);
end;

-- A merged card is found by its names and numbers, too, and leads to the one that stands for it.
drop index patient_birth_date;
create index patient_birth_date on patient (birth_date, last_folded);

-- What a card shows of itself: its messages, and what was done to it.
create index message_patient on message (patient_id) where patient_id is not null;
create index audit_object on audit (object, object_id);
-- Whether staff have decided that two cards are two people.
create index follow_up_pair on follow_up (patient_id, other_patient_id) where category = 'same-person';
