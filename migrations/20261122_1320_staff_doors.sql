-- Who needs a second factor to sign in, and the last step of an authenticator that was used: no code counts twice.
alter table practice add column second_factor text not null default 'nobody'
  check (second_factor in ('nobody', 'owners', 'everybody'));
alter table staff_user add column totp_step integer;
