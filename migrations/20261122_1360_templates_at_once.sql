-- Whether changed times of a week template wait for "Put into force" (P5, F31) or count at once (J36): conflict 7.9.
alter table practice add column template_changes text not null default 'on-update'
  check (template_changes in ('on-update', 'at-once'));
-- How the tick "bookable online" stands when a kind of block is added: conflict 7.8.
alter table practice add column new_kinds_web integer not null default 1 check (new_kinds_web in (0, 1));
