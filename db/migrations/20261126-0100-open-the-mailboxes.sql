-- Where members' mail is kept: whole messages once a mailbox, in folders, with numbers that never go back.

-- A mailbox's address is one more name of the account, in the one namespace of names.
alter table account_identifier
  drop constraint account_identifier_kind_is_known,
  add constraint account_identifier_kind_is_known check (kind in ('email', 'username', 'mailbox')),
  add constraint account_identifier_mailbox_is_no_contact check (kind <> 'mailbox' or not is_contact);

create table mailbox (
  id uuid primary key,
  account_id uuid not null references account,
  address text not null,                          -- as it is shown; account_identifier holds its key
  state text not null constraint mailbox_state_is_known
    check (state in ('active', 'suspended', 'archived', 'deleted')),
  state_since timestamptz not null,
  quota_bytes bigint not null constraint mailbox_quota_is_positive check (quota_bytes > 0),
  used_bytes bigint not null default 0 constraint mailbox_use_is_not_negative check (used_bytes >= 0),
  warned_percent smallint not null default 0,     -- the highest warning that stands: 0, 80, 90, 95 or 100
  full_since timestamptz,                         -- since when mail is turned away
  last_uid_validity bigint not null,
  created_at timestamptz not null
);
create unique index mailbox_one_in_use on mailbox (account_id) where state in ('active', 'suspended');
create index mailbox_by_account on mailbox (account_id);
create index mailbox_by_state on mailbox (state, state_since);

create table mail_folder (
  id uuid primary key,
  mailbox_id uuid not null references mailbox on delete cascade,
  path text not null constraint mail_folder_path_length check (length(path) between 1 and 500),
  role text constraint mail_folder_role_is_known
    check (role in ('inbox', 'drafts', 'sent', 'junk', 'trash', 'archive')),
  uid_validity bigint not null,
  uid_next bigint not null default 1,
  modseq bigint not null default 1,               -- the highest of any message in it
  is_subscribed boolean not null default true,
  messages integer not null default 0,
  unseen integer not null default 0,
  bytes bigint not null default 0,                -- of its messages, each counted here
  created_at timestamptz not null,
  constraint mail_folder_one_of_a_path unique (mailbox_id, path),
  constraint mail_folder_one_of_a_role unique (mailbox_id, role),
  constraint mail_folder_counts_are_not_negative check (messages >= 0 and unseen >= 0 and bytes >= 0)
);

-- One message as it came in, once a mailbox, in however many folders.
create table mail_blob (
  id uuid primary key,
  mailbox_id uuid not null references mailbox on delete cascade,
  sha256 bytea not null,
  size integer not null,
  raw bytea not null,
  header bytea not null,
  envelope jsonb not null,
  structure jsonb not null,
  search tsvector not null,
  words text not null,                            -- what it says, in plain words and not without end
  subject text not null,
  sender text not null,                           -- the names and addresses lists show and search looks in
  recipients text not null,
  sent_at timestamptz,
  message_id text,
  thread_id uuid not null,
  has_attachments boolean not null,
  verdict jsonb not null,
  created_at timestamptz not null,
  constraint mail_blob_once_a_mailbox unique (mailbox_id, sha256)
);
alter table mail_blob alter column raw set storage external;
alter table mail_blob alter column header set storage main;
create index mail_blob_by_thread on mail_blob (thread_id);
create index mail_blob_by_search on mail_blob using gin (search);

create table mail_message (
  folder_id uuid not null references mail_folder on delete cascade,
  uid bigint not null,
  id uuid not null constraint mail_message_once unique,
  blob_id uuid not null references mail_blob,
  flags text[] not null default '{}',
  modseq bigint not null,
  internal_date timestamptz not null,
  primary key (folder_id, uid)
);
create index mail_message_by_blob on mail_message (blob_id);
create index mail_message_by_date on mail_message (folder_id, internal_date desc, uid desc);
create index mail_message_by_modseq on mail_message (folder_id, modseq);

-- Numbers that are gone, for mail programs that ask what has become of them.
create table mail_gone (
  folder_id uuid not null references mail_folder on delete cascade,
  uid bigint not null,
  modseq bigint not null,
  gone_at timestamptz not null,
  primary key (folder_id, uid)
);
create index mail_gone_by_modseq on mail_gone (folder_id, modseq);
create index mail_gone_by_time on mail_gone (gone_at);

-- Which conversation a Message-ID belongs to, also one that has been named but not come in yet.
create table mail_thread_name (
  mailbox_id uuid not null references mailbox on delete cascade,
  message_id text not null,
  thread_id uuid not null,
  primary key (mailbox_id, message_id)
);
create index mail_thread_name_by_thread on mail_thread_name (thread_id);

-- Passwords for mail programs, where the account's own is not enough.
create table app_password (
  id uuid primary key,
  account_id uuid not null references account,
  name text not null constraint app_password_name_length check (length(name) between 1 and 80),
  password_hash bytea not null,                   -- long and random, so that a plain digest tells nothing
  created_at timestamptz not null,
  used_at timestamptz,
  used_by text,                                   -- the door it was last used at
  ended_at timestamptz
);
create index app_password_by_account on app_password (account_id);
create unique index app_password_once on app_password (password_hash);
