-- P17, P18: the practice's own message to whoever books an appointment of a type.
alter table message_template add column row_version integer not null default 1;
alter table message_template add column staff_too integer not null default 1 check (staff_too in (0, 1));

create trigger message_template_insert_arranges after insert on message_template begin update arrangement set version = version + 1; end;
create trigger message_template_update_arranges after update on message_template begin update arrangement set version = version + 1; end;
create trigger message_template_delete_arranges after delete on message_template begin update arrangement set version = version + 1; end;

-- What a template said while it was sent: whoever was told something keeps it, whatever it says today.
create table automatic_text (
  id integer primary key,
  template_id integer not null references message_template (id),
  texts text not null check (json_valid(texts)),
  made_at integer not null,
  unique (template_id, texts)
) strict;

-- Who was written to; once per place, however often it is moved.
create table automatic_message (
  attendee_id integer primary key references attendee (id),
  text_id integer not null references automatic_text (id),
  at integer not null
) strict, without rowid;
