-- What the pages for mail keep besides the mail itself.

create table webmail_setting (
  mailbox_id uuid primary key references mailbox on delete cascade,
  signature text not null default '' constraint webmail_setting_signature_length check (length(signature) <= 2000),
  changed_at timestamptz not null
);

-- What a reader has said of a sender.
create table webmail_sender (
  mailbox_id uuid not null references mailbox on delete cascade,
  address text not null constraint webmail_sender_address_is_small check (address = lower(address)),
  shows_pictures boolean not null default false,
  is_known boolean not null default false,
  changed_at timestamptz not null,
  primary key (mailbox_id, address)
);

-- What a letter was worth believing when it was first looked at.
create table webmail_judgement (
  blob_id uuid primary key references mail_blob on delete cascade,
  level text not null constraint webmail_judgement_level_is_known check (level in ('none', 'doubt', 'bad')),
  signs jsonb not null,
  judged_at timestamptz not null
);

-- Letters that wait some seconds, so that their writer can take them back.
create table webmail_sending (
  id uuid primary key,
  mailbox_id uuid not null references mailbox on delete cascade,
  draft_id uuid not null,                         -- the message among the drafts
  state text not null constraint webmail_sending_state_is_known
    check (state in ('waiting', 'sent', 'taken-back', 'refused')),
  refusal jsonb,                                  -- why it was not sent
  due_at timestamptz not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  constraint webmail_sending_ends_once check ((state = 'waiting') = (ended_at is null)),
  constraint webmail_sending_refused_says_why check ((state = 'refused') = (refusal is not null))
);
create unique index webmail_sending_one_of_a_draft on webmail_sending (draft_id) where state in ('waiting', 'sent');
create index webmail_sending_due on webmail_sending (due_at) where state = 'waiting';
create index webmail_sending_by_mailbox on webmail_sending (mailbox_id, made_at desc);

-- Letters that readers have reported as fraud.
create table webmail_report (
  id uuid primary key,
  mailbox_id uuid not null references mailbox on delete cascade,
  sender text not null,
  subject text not null,
  header bytea not null,
  signs jsonb not null,
  reported_at timestamptz not null
);
create index webmail_report_by_time on webmail_report (reported_at desc);
create index webmail_report_by_mailbox on webmail_report (mailbox_id);
