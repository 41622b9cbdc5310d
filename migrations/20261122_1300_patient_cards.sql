-- The words of a patient's names, folded: a search finds each by its beginning, in whichever order they are typed. A card
-- without words is given them when the server starts (src/patients/names.commands.ts): only there names can be folded.
create table patient_word (
  word text not null,
  patient_id integer not null references patient (id),
  primary key (word, patient_id)
) strict, without rowid;
create index patient_word_patient on patient_word (patient_id);

-- The list of patients, by name, by number (those without one come last) and by age of the card.
create index patient_by_name on patient (protected, last_folded, first_folded, id)
  where merged_into is null and erased_at is null;
create index patient_by_status on patient (status, protected, last_folded, first_folded, id)
  where merged_into is null and erased_at is null;
create index patient_by_number on patient ((number = 0), number, id) where merged_into is null and erased_at is null;
create index patient_by_creation on patient (created_at, id) where merged_into is null and erased_at is null;
create index patient_status_number on patient (status, (number = 0), number, id)
  where merged_into is null and erased_at is null;
create index patient_status_creation on patient (status, created_at, id)
  where merged_into is null and erased_at is null;
create index patient_merged on patient (merged_into) where merged_into is not null;
create index patient_status_change_patient on patient_status_change (patient_id);

-- Which statuses give a card its number (rule 8).
alter table practice add column number_statuses text not null default '["active"]' check (json_valid(number_statuses));

create trigger patient_number_is_kept before update of number on patient
when old.number > 0 and new.number <> old.number
begin
  select raise(abort, 'refused: numbers-are-kept');
end;

-- A parent's contact that staff have looked at since the patient came of age for it (rule 3).
alter table patient_contact add column renewed_at integer;
alter table patient_contact add column renewed_by integer references staff_user (id);
create index patient_contact_to_renew on patient_contact (patient_id)
  where whose in ('parent', 'guardian') and revoked_at is null and renewed_at is null;

-- Who has died is called and invited no more, and no link of theirs opens anything, whatever changed the status (rule 8).
create trigger patient_deceased_revokes after insert on patient_status_change
when new.to_status = 'deceased'
begin
  update recall set state = 'closed', closed_at = new.at, closed_by = new.by_user
  where patient_id = new.patient_id and state in ('due', 'called');
  update recall set link_generation = link_generation + 1, link_hash = null, code_hash = null
  where patient_id = new.patient_id;
  update invitation set withdrawn_at = new.at
  where used_at is null and withdrawn_at is null and (
    recall_id in (select id from recall where patient_id = new.patient_id)
    or planned_id in (select planned_appointment.id from planned_appointment
      join treatment_plan on treatment_plan.id = plan_id where patient_id = new.patient_id)
  );
  update invitation set link_generation = link_generation + 1, link_hash = null
  where recall_id in (select id from recall where patient_id = new.patient_id)
    or planned_id in (select planned_appointment.id from planned_appointment
      join treatment_plan on treatment_plan.id = plan_id where patient_id = new.patient_id);
  update waiting_offer set answered_at = new.at, answer = 'declined'
  where answered_at is null and entry_id in (select id from waiting_entry where patient_id = new.patient_id);
  update waiting_entry set closed_at = new.at, closed_why = 'deceased'
  where patient_id = new.patient_id and closed_at is null;
  update attendee set link_generation = link_generation + 1, visit_hash = null, unsubscribe_hash = null,
    receipt_hash = null, code_hash = null
  where patient_id = new.patient_id;
end;
