-- O30: what the practice says before and after its messages is kept once per kind and channel.
create unique index message_template_around on message_template (kind, channel) where kind <> 'dialogue';
