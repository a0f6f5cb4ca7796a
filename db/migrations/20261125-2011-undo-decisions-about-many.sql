-- Decisions about many at once: what was asked, what became of each, and until when it can be taken back.
create table decision_batch (
  id uuid primary key,
  account_id uuid not null references account,                -- who decided
  act text not null constraint decision_batch_act_is_known check (act in ('approve', 'reject')),
  reason text not null default '' constraint decision_batch_reason_length check (length(reason) <= 1000),
  because text,                                               -- which reason of the catalogue
  with_claims boolean not null default false,                 -- a rejection is meant for claimed affiliations too
  created_at timestamptz not null,
  undo_until timestamptz,                                     -- its mails wait until then; null: not begun
  undone_at timestamptz
);
create index decision_batch_by_account on decision_batch (account_id, created_at desc);
create index decision_batch_by_age on decision_batch (created_at);

create table decision_batch_row (
  batch_id uuid not null references decision_batch on delete cascade,
  registration_id uuid not null references registration on delete cascade,
  place integer not null,                                     -- longest waiting first
  state text not null default 'waiting'
    constraint decision_batch_row_state_is_known check (state in ('waiting', 'done', 'refused', 'undone')),
  became text,                                                -- the registration's state, by this decision
  revision integer,                                           -- and its revision then
  claim_id uuid,                                              -- the affiliation that was decided with it
  decided_at timestamptz,
  why text,                                                   -- why it was not done, or cannot be undone: a text key
  primary key (batch_id, registration_id),
  constraint decision_batch_row_done_says_what check (state not in ('done', 'undone') or (became is not null and revision is not null and decided_at is not null))
);
