-- The next patient number stands with the practice but arranges nothing. Were it counted, each new number would empty what is
-- kept of the arrangements, and the page after a booking would take longer for a stranger than for a known patient (rule 1).
drop trigger practice_update_arranges;
create trigger practice_update_arranges after update on practice
when new.next_patient_number = old.next_patient_number
begin
  update arrangement set version = version + 1;
end;
