-- Whether a gateway for text messages is set up, in the settings or in the environment; noted at every start.
alter table practice add column sms_ready integer not null default 0 check (sms_ready in (0, 1));
