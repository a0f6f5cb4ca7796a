-- What an event asks besides the usual: each question in its present wording, and the wordings that were answered before.
-- Answers stand in registration.answers under "questions", by the question's id, with the version that was asked.
create table event_question (
  id uuid primary key,
  event_id uuid not null references event on delete cascade,
  position integer not null,                      -- order on the form, from 1; two at one place stand in the order of their making
  version integer not null default 1 constraint event_question_version_is_positive check (version > 0),
  kind text not null constraint event_question_kind_is_known check (kind in
    ('text', 'long-text', 'choice', 'several-choices', 'yes-no', 'number', 'date', 'country', 'organisation', 'language',
     'e-mail', 'phone')),
  label jsonb not null constraint event_question_is_worded check (label <> '{}'),
  hint jsonb not null default '{}',
  options jsonb not null default '[]',            -- [{ "id": "o1", "label": { "en": "..." } }]
  required boolean not null default false,
  shown_for_modes text[] not null default '{}'    -- empty: whatever the mode
    constraint event_question_modes_are_known check (shown_for_modes <@ array['on-site', 'remote']),
  shown_for_categories text[] not null default '{}',   -- empty: whatever the category
  seen_by_focal_point boolean not null default false,  -- whoever decides for the organisation reads the answer too
  answered_version integer,                       -- the last version somebody answered; editing that one makes another
  created_at timestamptz not null,
  changed_at timestamptz not null,
  ended_at timestamptz,                           -- no longer asked; what was answered stays readable
  constraint event_question_choices_have_options check (kind not in ('choice', 'several-choices') or options <> '[]')
);
create index event_question_by_event on event_question (event_id, position);

-- A wording that was answered and is no longer asked.
create table event_question_wording (
  question_id uuid not null references event_question on delete cascade,
  version integer not null,
  label jsonb not null,
  hint jsonb not null,
  options jsonb not null,
  replaced_at timestamptz not null,
  primary key (question_id, version)
);

-- What an event asks stands on its manual, which strangers share.
create trigger event_pages_changed_by_question after insert or delete or update of changed_at on event_question
  for each row execute function event_pages_changed();
