-- Where the mail of a mailbox goes on to, and what is answered while its holder is away.

create table mail_forwarding (
  id uuid primary key,
  mailbox_id uuid not null references mailbox on delete cascade,
  target text not null constraint mail_forwarding_target_length check (length(target) between 3 and 320),
  keeps_copy boolean not null,
  state text not null constraint mail_forwarding_state_is_known check (state in ('waiting', 'active', 'ended')),
  end_reason text constraint mail_forwarding_end_is_known
    check (end_reason in ('owner', 'declined', 'replaced', 'expired', 'bounced', 'mailbox-over')),
  token_hash bytea not null constraint mail_forwarding_token_once unique,
  asked_at timestamptz not null,
  expires_at timestamptz not null,                -- until when it may be confirmed
  confirmed_at timestamptz,
  ended_at timestamptz,
  failing_since timestamptz,                      -- since when the target takes nothing
  failed_at timestamptz,                          -- the last time it took something not
  failures integer not null default 0,
  said text,                                      -- what was said then
  constraint mail_forwarding_ends_once check ((state = 'ended') = (ended_at is not null)),
  constraint mail_forwarding_end_says_why check ((state = 'ended') = (end_reason is not null)),
  constraint mail_forwarding_active_is_confirmed check (state <> 'active' or confirmed_at is not null)
);
create unique index mail_forwarding_one_waiting on mail_forwarding (mailbox_id) where state = 'waiting';
create unique index mail_forwarding_one_active on mail_forwarding (mailbox_id) where state = 'active';
create index mail_forwarding_by_mailbox on mail_forwarding (mailbox_id, asked_at desc);

create table mail_away (
  mailbox_id uuid primary key references mailbox on delete cascade,
  is_on boolean not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  words jsonb not null,                           -- what is answered, by language
  changed_at timestamptz not null,
  constraint mail_away_ends_after_it_starts check (ends_at > starts_at)
);

-- Who has been answered, so that nobody is answered twice within a week.
create table mail_away_answer (
  mailbox_id uuid not null references mailbox on delete cascade,
  address text not null constraint mail_away_answer_address_is_small check (address = lower(address)),
  answered_at timestamptz not null,
  primary key (mailbox_id, address)
);

-- What whoever delivers is to know of a letter that goes on: what was found out about it when it came in.
alter table mail_sending add column facts jsonb;
create index mail_sending_by_forward on mail_sending (lower(sender), created_at desc) where kind = 'forward';
