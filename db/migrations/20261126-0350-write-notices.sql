-- What the body tells everybody, or some of its members: warnings, planned outages, circulars, general news.
create table notice (
  id uuid primary key,
  kind text not null constraint notice_kind_is_known check (kind in ('warning', 'outage', 'circular', 'general')),
  state text not null default 'draft'
    constraint notice_state_is_known check (state in ('draft', 'published', 'withdrawn')),
  is_urgent boolean not null default false,        -- stands at the top of every page while it is shown
  wordings jsonb not null,                         -- { en: { title, words } }
  shown_from timestamptz,                          -- null in a draft: as soon as it is published
  shown_until timestamptz,                         -- null: until somebody withdraws it
  begins_at timestamptz,                           -- of an outage
  ends_at timestamptz,
  categories text[] not null default '{}',         -- whose members a circular is for
  by_mail boolean not null default false,
  mail_state text not null default 'none'
    constraint notice_mail_state_is_known check (mail_state in ('none', 'waiting', 'sent')),
  mailed_after uuid,                               -- the last person whose mail is in the outbox
  mailed integer not null default 0,
  revision integer not null default 1,
  created_by uuid,                                 -- account
  created_at timestamptz not null,
  changed_at timestamptz not null,
  published_at timestamptz,
  withdrawn_at timestamptz,
  constraint notice_shown_since_published check (state <> 'published' or (published_at is not null and shown_from is not null)),
  constraint notice_withdrawn_at_a_time check ((state = 'withdrawn') = (withdrawn_at is not null)),
  constraint notice_shown_for_a_while check (shown_until is null or shown_from is null or shown_until > shown_from),
  constraint notice_outage_has_its_time check (kind <> 'outage' or (begins_at is not null and ends_at > begins_at)),
  constraint notice_circular_has_its_members check ((kind = 'circular') = (cardinality(categories) > 0)),
  constraint notice_only_circulars_by_mail check (kind = 'circular' or not by_mail)
);
create index notice_by_time on notice (created_at desc, id desc);
create index notice_published on notice (shown_from desc, id desc) where state = 'published';
create index notice_to_mail on notice (shown_from) where mail_state = 'waiting';

-- What a notice said after every change, and who made it.
create table notice_version (
  notice_id uuid not null references notice on delete cascade,
  revision integer not null,
  what text not null constraint notice_version_what_is_known check (what in ('written', 'published', 'withdrawn')),
  wordings jsonb not null,
  by_account uuid,
  at timestamptz not null,
  primary key (notice_id, revision)
);

-- Who does not want to see a notice at the top of their pages any more.
create table notice_dismissal (
  notice_id uuid not null references notice on delete cascade,
  person_id uuid not null references person,
  at timestamptz not null,
  constraint notice_dismissed_once primary key (notice_id, person_id)
);
create index notice_dismissal_by_person on notice_dismissal (person_id);
