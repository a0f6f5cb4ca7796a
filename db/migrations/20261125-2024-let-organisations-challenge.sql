-- An organisation is told that somebody takes part for it whom nobody there has confirmed, and may say that they are not theirs.
create table registration_challenge (
  registration_id uuid primary key references registration on delete cascade,
  organisation_id uuid not null references organisation,
  why text not null constraint registration_challenge_why_is_known check (why in ('claimed', 'other-address')),
  sent_to text,                                   -- the official contact; null: there is none, the secretariat was asked
  sent_at timestamptz not null,
  answer text constraint registration_challenge_answer_is_known check (answer in ('ours', 'not-ours')),
  answered_at timestamptz,
  answered_by text constraint registration_challenge_name_length check (length(answered_by) <= 200),
  words text constraint registration_challenge_words_length check (length(words) <= 2000),
  settled text constraint registration_challenge_settled_is_known check (settled in ('kept', 'cancelled')),
  settled_at timestamptz,
  settled_by uuid,                                -- account
  constraint registration_challenge_answer_has_time check ((answer is null) = (answered_at is null)),
  constraint registration_challenge_settled_has_time check ((settled is null) = (settled_at is null))
);
create index registration_challenge_open on registration_challenge (answered_at)
  where answer = 'not-ours' and settled is null;
