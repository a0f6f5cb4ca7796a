-- All that the directory knows of an organisation, how it came there, and what its people ask to have changed.

alter table organisation
  -- What another system calls it: the same organisation is found again by it, however its name changes.
  add column code text constraint organisation_code_is_a_code check (code ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$'),
  add column study_group text constraint organisation_study_group_length check (length(study_group) between 1 and 60),
  add column parent_id uuid references organisation
    constraint organisation_is_not_its_own_parent check (parent_id <> id),
  add column postal_address text constraint organisation_address_length check (length(postal_address) between 1 and 500),
  add column member_since date,
  add column member_until date,                     -- the last day of a membership that ends or has ended
  add column arrears_since date,                    -- the day a contribution was due that is still unpaid
  add column merged_into uuid references organisation
    constraint organisation_is_not_merged_into_itself check (merged_into <> id),
  add column decided_at timestamptz,                -- when staff verified, merged or refused what a person had entered
  add column decision_note text constraint organisation_note_length check (length(decision_note) between 1 and 1000),
  add column changed_at timestamptz,
  add constraint organisation_membership_days_are_ordered check (member_since <= member_until),
  add constraint organisation_arrears_need_a_membership check (arrears_since is null or membership <> 'none'),
  add constraint organisation_merged_names_the_survivor check ((state = 'merged') = (merged_into is not null));

create unique index organisation_one_per_code on organisation (lower(code));
create index organisation_by_parent on organisation (parent_id, name) where parent_id is not null;
create index organisation_by_survivor on organisation (merged_into) where merged_into is not null;
create index organisation_unverified on organisation (created_at, id) where state = 'unverified';
create index organisation_in_arrears on organisation (arrears_since) where arrears_since is not null;

-- Nobody is above itself. Whoever changes a parent waits for whoever else does, so that two halves of a circle cannot be
-- written at once.
create function keep_parents_straight() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('organisation parents', 0));
  if exists (
    with recursive above as (
      select new.parent_id as id
      union
      select organisation.parent_id from organisation join above on organisation.id = above.id
      where organisation.parent_id is not null
    )
    select from above where id = new.id
  ) then
    raise exception 'an organisation cannot be above itself'
      using errcode = 'check_violation', constraint = 'organisation_parents_form_no_circle', table = 'organisation';
  end if;
  return null;
end $$;
create trigger organisation_parents_form_no_circle after insert or update of parent_id on organisation
  for each row when (new.parent_id is not null) execute function keep_parents_straight();

-- What it was called before; searched, and shown as such.
create table organisation_former_name (
  organisation_id uuid not null references organisation on delete cascade,
  name text not null constraint organisation_former_name_length check (length(name) between 1 and 300),
  until_year smallint constraint organisation_former_name_year_is_one check (until_year between 1800 and 2200),
  primary key (organisation_id, name)
);

-- Domains of its mail addresses.
create table organisation_domain (
  organisation_id uuid not null references organisation on delete cascade,
  domain text not null constraint organisation_domain_is_one
    check (domain = lower(domain) and length(domain) <= 253 and domain ~ '^[^\s.@/:]+(\.[^\s.@/:]+)+$'),
  constraint organisation_domain_once primary key (organisation_id, domain)
);
create index organisation_domain_by_domain on organisation_domain (domain);

-- Whom to write to about what, and who may see it.
create table organisation_contact (
  organisation_id uuid not null references organisation on delete cascade,
  role text not null,                               -- a kind of contact of the profile
  name text constraint organisation_contact_name_length check (length(name) between 1 and 120),
  email text constraint organisation_contact_email_length check (length(email) between 3 and 254),
  phone text constraint organisation_contact_phone_length check (length(phone) between 1 and 60),
  visibility text not null constraint organisation_contact_visibility_is_known
    check (visibility in ('public', 'members', 'secretariat')),
  constraint organisation_contact_one_per_role primary key (organisation_id, role),
  constraint organisation_contact_says_something check (coalesce(name, email, phone) is not null)
);

-- What a focal point asks to have changed, field by field; staff accept or refuse each.
create table organisation_change (
  id uuid primary key,
  request_id uuid not null,                         -- what was asked for together
  organisation_id uuid not null references organisation,
  field text not null constraint organisation_change_field_length check (length(field) between 1 and 60),
  old_value jsonb not null,                         -- as it was when it was asked for
  new_value jsonb not null,
  state text not null constraint organisation_change_state_is_known
    check (state in ('asked', 'accepted', 'refused', 'replaced')),
  asked_by uuid not null references account,
  asked_at timestamptz not null,
  decided_by uuid references account,
  decided_at timestamptz,
  reason text constraint organisation_change_reason_length check (length(reason) between 1 and 1000),
  constraint organisation_change_is_decided_once check ((state = 'asked') = (decided_at is null)),
  constraint organisation_change_refused_says_why check (state <> 'refused' or reason is not null)
);
create unique index organisation_change_one_open_per_field on organisation_change (organisation_id, field) where state = 'asked';
create index organisation_change_open on organisation_change (asked_at, id) where state = 'asked';
create index organisation_change_by_request on organisation_change (request_id);
create index organisation_change_by_organisation on organisation_change (organisation_id, asked_at);

-- One import: what it made and changed, so that it can be taken back as a whole.
create table organisation_batch (
  id uuid primary key,
  source text not null constraint organisation_batch_source_length check (length(source) between 1 and 200),
  made_by uuid references account,                  -- null: somebody at the command line
  made_at timestamptz not null,
  rows_new integer not null,
  rows_changed integer not null,
  rows_same integer not null,
  rows_refused integer not null,
  undone_by uuid references account,
  undone_at timestamptz
);
create index organisation_batch_by_time on organisation_batch (made_at desc, id);

-- The organisations outlive their batch and a batch its organisations: what was imported and taken back is still told.
create table organisation_batch_row (
  batch_id uuid not null references organisation_batch on delete cascade,
  organisation_id uuid not null,
  line integer not null,
  old_data jsonb,                                   -- null: it was new
  new_data jsonb not null,
  primary key (batch_id, organisation_id)
);
