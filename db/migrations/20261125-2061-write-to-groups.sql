-- Messages to a filtered group: written in several languages, fixed to its readers when it is sent, told in batches.
create table group_message (
  id uuid primary key,
  written_by uuid not null references account,
  query text not null constraint group_message_query_length check (length(query) <= 2000),  -- the filter, as an address carries it
  texts jsonb not null,          -- { en: { subject, body } }
  fallback text not null,        -- which text those read whose language has none
  reply_to text constraint group_message_reply_to_length check (length(reply_to) between 3 and 254),
  state text not null default 'draft'
    constraint group_message_state_is_known check (state in ('draft', 'sending', 'sent', 'stopped')),
  revision integer not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  begun_at timestamptz,
  begun_by uuid references account,
  moved_at timestamptz,          -- when the last batch was told
  ended_at timestamptz,
  ended_by uuid references account,  -- null: it was told to the end
  readers integer not null default 0,
  skipped integer not null default 0,
  told integer not null default 0,
  constraint group_message_has_its_fallback check (texts ? fallback),
  constraint group_message_begun_is_not_draft check ((state = 'draft') = (begun_at is null)),
  constraint group_message_ended_has_an_end check ((state in ('sent', 'stopped')) = (ended_at is not null)),
  constraint group_message_tells_no_more_than_its_readers check (told <= readers)
);
create index group_message_by_time on group_message (created_at desc, id desc);
create index group_message_under_way on group_message (moved_at) where state = 'sending';

create table group_message_reader (
  message_id uuid not null references group_message on delete cascade,
  person_id uuid not null references person,
  registration_id uuid not null references registration on delete cascade,
  state text not null constraint group_message_reader_state_is_known check (state in ('waiting', 'told', 'skipped')),
  reason text constraint group_message_reader_reason_is_known check (reason in ('no-address', 'account-closed', 'stopped')),
  told_at timestamptz,
  constraint group_message_one_per_reader primary key (message_id, person_id),
  constraint group_message_reader_skipped_for_a_reason check ((state = 'skipped') = (reason is not null))
);
create index group_message_reader_waiting on group_message_reader (message_id, person_id) where state = 'waiting';
create index group_message_reader_by_person on group_message_reader (person_id);
