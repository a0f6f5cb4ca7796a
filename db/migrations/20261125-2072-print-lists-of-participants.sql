-- The list of participants as a file to print, made by a job when somebody asks, and kept for some minutes only: whoever
-- takes their consent back must not stay in it.
create table participants_file (
  event_id uuid not null references event on delete cascade,
  language text not null,
  asked_at timestamptz not null,
  made_at timestamptz,                            -- null while it is made
  pdf bytea,
  primary key (event_id, language),
  constraint participants_file_is_whole check ((made_at is null) = (pdf is null))
);
