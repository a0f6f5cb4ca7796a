-- The name a mail is addressed to, as it was when the mail was told.
alter table outbox add column to_name text;
