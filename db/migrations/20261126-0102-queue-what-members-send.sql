-- What members send, and notices about it: on its way until each recipient has it, or is known not to get it.

create table mail_sending (
  id uuid primary key,
  account_id uuid references account,             -- whose it is; none for notices to the outside
  kind text not null constraint mail_sending_kind_is_known check (kind in ('letter', 'forward', 'notice')),
  sender text not null,                           -- of the envelope; empty: nobody is told when it fails
  raw bytea,                                      -- forgotten when nobody waits for it any more
  size integer not null,
  message_id text,
  subject text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  delay_told_at timestamptz
);
alter table mail_sending alter column raw set storage external;
create index mail_sending_by_account on mail_sending (account_id, created_at);
create index mail_sending_by_message on mail_sending (account_id, message_id);
create index mail_sending_by_time on mail_sending (created_at);

create table mail_sending_to (
  id uuid primary key,
  sending_id uuid not null references mail_sending on delete cascade,
  address text not null,
  is_inside boolean not null,
  state text not null constraint mail_sending_to_state_is_known
    check (state in ('queued', 'held', 'sent', 'failed')),
  tries smallint not null default 0,
  due_at timestamptz not null,
  said text,                                      -- what was last said about it
  done_at timestamptz,
  constraint mail_sending_to_done_is_over check ((done_at is not null) = (state in ('sent', 'failed'))),
  constraint mail_sending_to_once unique (sending_id, address)
);
create index mail_sending_to_due on mail_sending_to (due_at) where state = 'queued';
create index mail_sending_to_held on mail_sending_to (sending_id) where state = 'held';
