-- A shelf of the body's library, such as its circulars.
create table document_collection (
  id uuid primary key,
  code text not null unique constraint document_collection_code_shape check (code ~ '^[a-z][a-z0-9-]{0,40}$'),
  title jsonb not null constraint document_collection_is_titled check (title <> '{}'),
  words jsonb not null default '{}',               -- what stands in it, in a sentence
  position integer not null,
  created_at timestamptz not null,
  changed_at timestamptz not null
);

-- The terms a document is found by: the words of its titles in every language, and its reference.
create function document_terms(reference text, title jsonb) returns tsvector language sql immutable strict parallel safe as $$
  select array_to_tsvector(public.search_terms(
    reference || ' ' || coalesce((select string_agg(value, ' ') from jsonb_each_text(title)), '')))
$$;

-- A document, who may read it, and where it stands. Its bytes lie in the data folder under their SHA-256.
create table document (
  id uuid primary key,
  code text not null unique constraint document_code_shape check (code ~ '^D-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
  collection_id uuid not null references document_collection,
  reference text constraint document_reference_length check (length(reference) between 1 and 60),
  title jsonb not null constraint document_is_titled check (title <> '{}'),
  dated_on date not null,
  level text not null constraint document_level_is_known check (level in ('public', 'account', 'member', 'group', 'event', 'list')),
  group_id text,                                   -- code of the group whose members read it
  event_id uuid references event,                  -- whose confirmed participants read it
  state text not null constraint document_state_is_known check (state in ('draft', 'published', 'withdrawn')),
  published_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text constraint document_withdrawn_reason_length check (length(withdrawn_reason) <= 500),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  terms tsvector generated always as (document_terms(coalesce(reference, ''), title)) stored,
  constraint document_level_says_whom check ((level = 'group') = (group_id is not null) and (level = 'event') = (event_id is not null))
);
-- A reference means one document.
create unique index document_one_of_reference on document (lower(reference)) where reference is not null;
create index document_by_collection on document (collection_id, dated_on desc, id desc);
create index document_by_date on document (dated_on desc, id desc);
create index document_by_terms on document using gin (terms);

-- A document in one language and one kind of file, in each of its versions. The one that counts was not replaced.
create table document_file (
  id uuid primary key,
  document_id uuid not null references document on delete cascade,
  language text not null,
  kind text not null,                              -- what its bytes are: pdf, docx, ...
  version integer not null constraint document_file_version_counts check (version > 0),
  name text not null constraint document_file_name_length check (length(name) between 1 and 200),
  size integer not null constraint document_file_is_not_empty check (size > 0),
  sha256 text not null constraint document_file_sha256_shape check (sha256 ~ '^[0-9a-f]{64}$'),
  added_at timestamptz not null,
  added_by uuid references account,
  replaced_at timestamptz,                         -- by another version, or taken away
  unique (document_id, language, kind, version)
);
create unique index document_file_one_current on document_file (document_id, language, kind) where replaced_at is null;
create index document_file_by_sha256 on document_file (sha256);

-- Who reads a document whose level is a list of people.
create table document_reader (
  document_id uuid not null references document on delete cascade,
  person_id uuid not null references person,
  added_at timestamptz not null,
  added_by uuid references account,
  primary key (document_id, person_id)
);
create index document_reader_by_person on document_reader (person_id);

-- How often a document was fetched on a day, in one language. Nobody is named.
create table document_use (
  document_id uuid not null references document on delete cascade,
  fetched_on date not null,
  language text not null,
  count integer not null,
  primary key (document_id, fetched_on, language)
);
create index document_use_by_day on document_use (fetched_on);
