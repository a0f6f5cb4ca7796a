-- Directory, accounts and sign-in.

-- For search: case and accents folded, immutable so that it can be indexed.
create function folded(words text) returns text language sql immutable strict parallel safe as $$
  select lower(public.unaccent('public.unaccent'::regdictionary, normalize(words, NFKC)))
$$;

create table organisation (
  id uuid primary key,
  country_code text not null constraint organisation_country_is_two_letters check (country_code ~ '^[A-Z]{2}$'),
  category text not null,                         -- a membership category of the profile
  state text not null default 'listed'
    constraint organisation_state_is_known check (state in ('listed', 'unverified', 'merged', 'refused')),
  membership text not null default 'none'
    constraint organisation_membership_is_known check (membership in ('active', 'suspended', 'none')),
  sectors text[] not null default '{}',           -- which sectors of the body the membership covers; empty: all
  name text not null constraint organisation_name_length check (length(name) between 1 and 300),
  acronym text constraint organisation_acronym_length check (length(acronym) between 1 and 40),
  web_site text constraint organisation_web_site_length check (length(web_site) <= 300),
  created_at timestamptz not null,
  search text generated always as (folded(name || ' ' || coalesce(acronym, ''))) stored
);
create index organisation_by_search on organisation using gin (search gin_trgm_ops);
create index organisation_by_country on organisation (country_code, category, name);

-- Official names in other languages; all are searched.
create table organisation_name (
  organisation_id uuid not null references organisation on delete cascade,
  language text not null,
  name text not null constraint organisation_name_other_length check (length(name) between 1 and 300),
  search text generated always as (folded(name)) stored,
  primary key (organisation_id, language)
);
create index organisation_name_by_search on organisation_name using gin (search gin_trgm_ops);

create table person (
  id uuid primary key,
  name text not null constraint person_name_length check (length(name) between 1 and 120),              -- as in the passport
  badge_name text constraint person_badge_name_length check (length(badge_name) between 1 and 120),
  other_script_name text constraint person_other_script_name_length check (length(other_script_name) between 1 and 120),
  country_code text not null constraint person_country_is_two_letters check (country_code ~ '^[A-Z]{2}$'),
  phone text constraint person_phone_length check (length(phone) <= 60),                                 -- as typed
  phone_e164 text,
  job_title text constraint person_job_title_length check (length(job_title) between 1 and 200),
  language text not null,
  time_zone text,
  created_at timestamptz not null,
  search text generated always as (folded(name || ' ' || coalesce(badge_name, '') || ' ' || coalesce(other_script_name, ''))) stored
);
create index person_by_search on person using gin (search gin_trgm_ops);

-- A person's link to an organisation, or the claim of one.
create table affiliation (
  id uuid primary key,
  person_id uuid not null references person,
  organisation_id uuid references organisation,   -- null: "I don't know", waits for staff
  claimed_category text not null,                 -- what the person chose: a category of the profile, or 'unknown'
  state text not null constraint affiliation_state_is_known check (state in ('claimed', 'approved', 'rejected', 'ended')),
  created_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid
);
create unique index affiliation_one_live_per_organisation on affiliation (person_id, organisation_id) where state in ('claimed', 'approved');
create index affiliation_by_person on affiliation (person_id);
create index affiliation_by_organisation on affiliation (organisation_id) where state in ('claimed', 'approved');

create table focal_point (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  person_id uuid not null references person,
  kind text not null,                             -- a focal-point kind of the profile, e.g. 'designated'
  is_deputy boolean not null default false,
  away_from date,
  away_until date,
  since timestamptz not null,
  until timestamptz,
  constraint focal_point_absence_is_ordered check (away_from <= away_until)
);
create unique index focal_point_once_per_kind on focal_point (organisation_id, person_id, kind) where until is null;
create index focal_point_by_person on focal_point (person_id) where until is null;

-- What was agreed to, in which version of the text; withdrawn, never erased.
create table consent (
  id uuid primary key,
  person_id uuid not null references person,
  kind text not null,                             -- terms, privacy, notices, directory
  text_version text not null,
  given_at timestamptz not null,
  withdrawn_at timestamptz
);
create unique index consent_one_live_per_kind on consent (person_id, kind) where withdrawn_at is null;

create table account (
  id uuid primary key,
  person_id uuid not null constraint account_one_per_person unique references person,
  state text not null constraint account_state_is_known check (state in ('active', 'blocked', 'closed')),
  password_hash text,                             -- argon2id, PHC string
  password_set_at timestamptz,
  created_at timestamptz not null,
  signed_in_at timestamptz
);

-- One namespace: a user name and an e-mail address can never name two people.
create table account_identifier (
  key text primary key,                           -- lower-cased
  kind text not null constraint account_identifier_kind_is_known check (kind in ('email', 'username')),
  account_id uuid not null references account,
  shown text not null,                            -- as typed
  is_contact boolean not null default false,      -- recovery and notices go here
  created_at timestamptz not null
);
create index account_identifier_by_account on account_identifier (account_id);
create unique index account_identifier_one_contact on account_identifier (account_id) where is_contact;

-- A sign-up that waits for its address to be proven. Becomes person, account and affiliation in one transaction.
create table sign_up (
  id uuid primary key,
  token_hash bytea not null constraint sign_up_one_per_token unique,
  email text not null constraint sign_up_email_length check (length(email) <= 254),
  email_key text not null,
  answers jsonb not null,                         -- the parsed form
  language text not null,
  return_to text,                                 -- where the person came from, e.g. /events/C-00015213/registration
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  ended_at timestamptz                            -- address corrected, or replaced by a newer one
);
create index sign_up_by_email on sign_up (email_key);
create index sign_up_by_expiry on sign_up (expires_at);

-- What staff may do, and why.
create table role_grant (
  id uuid primary key,
  account_id uuid not null references account,
  role text not null,                             -- secretariat, visa-officer, badge-desk, service-desk, administrator
  granted_at timestamptz not null,
  granted_by uuid,
  ended_at timestamptz
);
create unique index role_grant_once on role_grant (account_id, role) where ended_at is null;

alter table visit add constraint visit_account foreign key (account_id) references account;
