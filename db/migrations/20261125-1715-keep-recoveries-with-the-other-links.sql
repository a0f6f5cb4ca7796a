-- A link to a new password is a mailed link like the others, so that whatever ends those ends it too.

insert into account_link (id, purpose, account_id, token_hash, facts, created_at, expires_at, used_at, ended_at)
select id, 'recovery', account_id, token_hash, jsonb_build_object('by', case when by_name then 'name' else 'identifier' end),
  created_at, expires_at, used_at, ended_at
from recovery;
drop table recovery;

-- The newest one counts, whatever it lets its holder do.
create unique index account_link_one_live on account_link (account_id, purpose)
  where used_at is null and ended_at is null and purpose in ('recovery', 'welcome', 'account.restart');
