-- A page of times asks once for the absences of everybody.
create index absence_end on absence (ends_at);
