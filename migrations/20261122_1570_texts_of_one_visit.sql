-- No more text messages about this one appointment: its page may have been sent to somebody else than its number (rule 31).
create table visit_text_stop (
  attendee_id integer primary key references attendee (id),
  at integer not null
) strict;
