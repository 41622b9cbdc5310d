-- The same form of staff posted again finds its booking here. Beside booking_request, which says what patients booked.
create table staff_request (
  key_hash blob primary key,
  what_hash blob not null,
  attendee_id integer not null references attendee (id),
  at integer not null
) strict, without rowid;
