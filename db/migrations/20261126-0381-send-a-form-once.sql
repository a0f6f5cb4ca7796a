-- Forms in which letters are written: each page that shows one makes an id, by which it is known how far that page has come.
create table webmail_form (
  mailbox_id uuid not null references mailbox on delete cascade,
  id uuid not null,
  turn integer not null,                          -- how often a script has kept it; 0 without one
  digest bytea not null,                          -- of the words and files that were kept last
  draft_id uuid not null,                         -- the message among the drafts that holds them
  earlier uuid[] not null,                        -- the messages it took the place of, the newest first
  saved_at timestamptz not null,
  primary key (mailbox_id, id)
);
create index webmail_form_by_time on webmail_form (saved_at);
