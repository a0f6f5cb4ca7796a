-- What the secretariat's desk keeps of an event beside its settings.
alter table event
  add column revision integer not null default 0,               -- rises with every save; a form with an old one is stale
  add column description jsonb not null default '{}',           -- what it is about, at length
  add column practical jsonb not null default '{}',             -- practical information: the way there, hotels, ...
  add column registration_closed_at timestamptz,                -- closed by hand; null: the deadlines decide
  add column cancelled_at timestamptz,
  add column cancel_reason text constraint event_cancel_reason_length check (length(cancel_reason) <= 2000);   -- told to everybody who registered
create index event_by_state on event (state, starts_at);
