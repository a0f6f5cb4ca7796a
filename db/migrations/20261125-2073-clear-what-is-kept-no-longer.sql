-- What was kept about those who took part and is kept no longer: each class of data is cleared once an event.
create table event_clearing (
  event_id uuid not null references event on delete cascade,
  class text not null constraint event_clearing_class_is_known check (class in ('answers', 'list', 'drafts')),
  cleared_at timestamptz not null,
  rows integer not null constraint event_clearing_rows_are_counted check (rows >= 0),
  primary key (event_id, class)
);
create index event_by_end on event (ends_at);

-- Every mail about a registration, also those to whoever decided about it: what they say goes with the answers.
create index outbox_about_registration on outbox ((facts ->> 'registrationId')) where facts ? 'registrationId';
