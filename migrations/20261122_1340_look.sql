-- How the practice's logo and picture are shown (J41–J43).
alter table practice add column logo_has_name integer not null default 0 check (logo_has_name in (0, 1));
alter table practice add column picture_focus text not null default 'centre' check (picture_focus in ('left', 'centre', 'right'));
-- Without a picture of its own: the drawing that comes with Ledig, or nothing.
alter table practice add column drawing_on integer not null default 1 check (drawing_on in (0, 1));
