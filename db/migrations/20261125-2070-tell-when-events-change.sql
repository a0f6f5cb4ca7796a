-- Participants are told once what became different about an event, however often it was saved meanwhile.
create table event_notice (
  id uuid primary key,
  event_id uuid not null references event on delete cascade,
  kind text not null constraint event_notice_kind_is_known check (kind in ('changed', 'cancelled')),
  before jsonb not null default '{}',             -- when, where and how it was, as participants know it
  after jsonb,                                    -- the same when the telling began; null while it may still settle
  reason text constraint event_notice_reason_length check (length(reason) <= 2000),
  due_at timestamptz not null,
  reached uuid,                                   -- registrations are told in the order of their ids; the last one
  created_at timestamptz not null,
  begun_at timestamptz,
  ended_at timestamptz,
  constraint event_notice_ends_after_it_begins check (ended_at is null or begun_at is not null)
);
create unique index event_notice_one_waiting on event_notice (event_id, kind) where begun_at is null;
create index event_notice_to_tell on event_notice (due_at) where ended_at is null;

-- What somebody was reminded of once: a week before, a day before, after the last day. `about` is the day it is about,
-- so that an event that moves is told again.
create table registration_reminder (
  registration_id uuid not null references registration on delete cascade,
  kind text not null constraint registration_reminder_kind_is_known check (kind in ('week-before', 'day-before', 'afterwards')),
  about date not null,
  told_at timestamptz not null,
  primary key (registration_id, kind, about)
);
