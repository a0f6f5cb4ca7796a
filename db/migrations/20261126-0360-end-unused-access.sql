-- What holders of access were told about not using it, and when it ends. Gone as soon as they use it again.
create table access_disuse (
  application_id uuid primary key references access_application on delete cascade,
  active_at timestamptz not null,                 -- the last use that the warnings are about
  ends_at timestamptz not null,
  warned_days integer not null
    constraint access_disuse_warning_is_known check (warned_days in (60, 30, 7)),
  warned_at timestamptz not null,
  constraint access_disuse_ends_later check (ends_at > active_at)
);

-- What those who decide about the access of an organisation's people leave to whoever decides next.
create table access_note (
  organisation_id uuid primary key references organisation,
  words text not null constraint access_note_length check (length(words) between 1 and 2000),
  written_by uuid not null,                       -- account
  written_at timestamptz not null
);
