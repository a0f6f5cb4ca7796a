-- Papers of an event and who may have them. The bytes lie in the data folder under their SHA-256; a row says which.
create table event_document (
  id uuid primary key,
  event_id uuid not null references event on delete cascade,
  position integer not null,                      -- order on the event's page, from 1
  title jsonb not null constraint event_document_is_titled check (title <> '{}'),
  access text not null constraint event_document_access_is_known check (access in
    ('public', 'signed-in', 'registered', 'confirmed', 'members', 'staff')),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz                          -- nobody gets it any more; its files go with the next clearing
);
create index event_document_by_event on event_document (event_id, position) where removed_at is null;

-- The document in one language.
create table event_document_file (
  document_id uuid not null references event_document on delete cascade,
  language text not null,
  name text not null constraint event_document_file_name_length check (length(name) between 1 and 200),
  kind text not null,                             -- what its bytes are: pdf, docx, ...
  size integer not null constraint event_document_file_is_not_empty check (size > 0),
  sha256 text not null constraint event_document_file_sha256_shape check (sha256 ~ '^[0-9a-f]{64}$'),
  uploaded_at timestamptz not null,
  uploaded_by uuid references account,
  primary key (document_id, language)
);
create index event_document_file_by_sha256 on event_document_file (sha256);

create trigger event_pages_changed_by_document after insert or delete or update of changed_at on event_document
  for each row execute function event_pages_changed();
