-- Files of a filtered group of registrations: made by a job in pieces, kept for a day for whoever asked.
create table registration_export (
  id uuid primary key,
  account_id uuid not null references account,
  query text not null constraint registration_export_query_length check (length(query) <= 2000),
  form text not null constraint registration_export_form_is_known check (form in ('csv', 'xlsx')),
  columns text[] not null constraint registration_export_has_columns check (cardinality(columns) between 1 and 40),
  language text not null,
  state text not null constraint registration_export_state_is_known check (state in ('asked', 'ready', 'failed')),
  rows_done integer not null default 0,
  rows_all integer not null,
  bytes integer not null default 0,
  asked_at timestamptz not null,
  moved_at timestamptz not null,
  ready_at timestamptz,
  expires_at timestamptz not null,
  fetched integer not null default 0,
  constraint registration_export_ready_has_its_time check ((state = 'ready') = (ready_at is not null))
);
create index registration_export_by_account on registration_export (account_id, asked_at desc, id);
create unique index registration_export_one_in_the_making on registration_export (account_id) where state = 'asked';
create index registration_export_by_expiry on registration_export (expires_at);

create table registration_export_piece (
  export_id uuid not null references registration_export on delete cascade,
  place integer not null,
  bytes bytea not null,
  primary key (export_id, place)
);
