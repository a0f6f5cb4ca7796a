-- The desk over all mails: what has not left by its state, and the mails of one occasion.
create index outbox_not_sent on outbox (state, created_at desc, id desc) where state <> 'sent';
create index outbox_by_occasion on outbox (occasion, created_at desc, id desc);
drop index outbox_newest;
create index outbox_newest on outbox (created_at desc, id desc);

-- A letter that was kept here whole, with a link or a code that lets its reader in: nobody else is shown it.
alter table outbox add column holds_secrets boolean not null default false;
update outbox set holds_secrets = true where state = 'withheld';
