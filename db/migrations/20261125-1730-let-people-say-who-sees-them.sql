-- Who sees what of a person, finding people, affiliations with a history, and extracts made to order.

-- What others may see of a person, field by field. Nobody but staff and the focal points of their own organisation sees
-- anything while `listed_since` is null; without a row everything is as the defaults here say.
create table person_visibility (
  person_id uuid primary key references person on delete cascade,
  listed_since timestamptz,                        -- follows the consent to be in the directory
  name text not null default 'members' constraint person_visibility_name_is_known check (name in ('public', 'members', 'secretariat')),
  organisation text not null default 'members' constraint person_visibility_organisation_is_known check (organisation in ('public', 'members', 'secretariat')),
  job_title text not null default 'secretariat' constraint person_visibility_job_title_is_known check (job_title in ('public', 'members', 'secretariat')),
  email text not null default 'secretariat' constraint person_visibility_email_is_known check (email in ('public', 'members', 'secretariat')),
  phone text not null default 'secretariat' constraint person_visibility_phone_is_known check (phone in ('public', 'members', 'secretariat')),
  country text not null default 'secretariat' constraint person_visibility_country_is_known check (country in ('public', 'members', 'secretariat')),
  languages text not null default 'secretariat' constraint person_visibility_languages_is_known check (languages in ('public', 'members', 'secretariat'))
);

-- The listing follows the consent in the same statement, whichever act gives it, takes it back, closes the account or
-- merges it: no way round can be forgotten.
create function follow_consent(who uuid) returns void language sql as $$
  insert into person_visibility (person_id, listed_since)
  select who, (
    select given_at from consent
    where consent.person_id = who and kind = 'directory' and withdrawn_at is null
      and not exists (select from account where account.person_id = who and state in ('closed', 'merged'))
  )
  on conflict (person_id) do update set listed_since = excluded.listed_since
$$;
create function listing_follows_person() returns trigger language plpgsql as $$
begin
  perform follow_consent(new.person_id);
  return null;
end $$;
create trigger listing_follows_consent after insert or update on consent
  for each row when (new.kind = 'directory') execute function listing_follows_person();
create trigger listing_follows_account after update of state on account
  for each row when (old.state in ('closed', 'merged') or new.state in ('closed', 'merged'))
  execute function listing_follows_person();
select follow_consent(person_id) from consent where kind = 'directory' and withdrawn_at is null;

-- The words of all names of a person, for finding them by whole words, by how words begin, and with one letter wrong.
alter table person add column words text[]
  generated always as (array_remove(person_words(name, badge_name, other_script_name), '')) stored;

-- Each word of four letters or more, and what is left of it when any one letter is taken out: two words that are one
-- letter apart have something of this in common.
create function one_letter_less(words text[]) returns text[] language sql immutable strict parallel safe as $$
  select coalesce(array_agg(distinct left(word, letter) || substr(word, letter + 2)), '{}')
  from unnest(words) as word, generate_series(0, length(word)) as letter
  where length(word) between 4 and 30
$$;

-- Equal, or one letter wrong, missing, too many, or two neighbours swapped.
create function is_one_letter_off(one text, other text) returns boolean language sql immutable strict parallel safe as $$
  select exists (
    select from generate_series(0, least(length(one), length(other))) as same
    where left(one, same) = left(other, same) and (
      substr(one, same + 2) = substr(other, same + 2)
      or substr(one, same + 1) = substr(other, same + 2)
      or substr(one, same + 2) = substr(other, same + 1)
      or (substr(one, same + 1, 1) = substr(other, same + 2, 1) and substr(one, same + 2, 1) = substr(other, same + 1, 1)
        and substr(one, same + 3) = substr(other, same + 3))
    )
  )
$$;

create index person_by_word_start on person using gin (array_to_tsvector(words));
create index person_by_near_word on person using gin (one_letter_less(words));
create index person_by_country on person (country_code, name, id);

-- What somebody is or was at an organisation, which of several is the main one, and why it ended.
alter table affiliation
  add column role text constraint affiliation_role_length check (length(role) between 1 and 200),
  add column unit text constraint affiliation_unit_length check (length(unit) between 1 and 200),
  add column from_on date,
  add column to_on date,
  add column is_main boolean not null default false,
  add column ended_at timestamptz,
  add column ended_by uuid,                        -- account; null: the house itself
  add column end_reason text
    constraint affiliation_end_reason_is_known check (end_reason in ('left', 'withdrawn', 'removed', 'account-closed', 'merged')),
  add column decision_note text                    -- what whoever rejected or removed it wrote to the person
    constraint affiliation_note_length check (length(decision_note) between 1 and 1000),
  add constraint affiliation_days_are_ordered check (from_on <= to_on),
  add constraint affiliation_reason_needs_an_end check (end_reason is null or (state = 'ended' and ended_at is not null));
create unique index affiliation_one_main_per_person on affiliation (person_id) where is_main and state in ('claimed', 'approved');

-- A list, labels or a table that somebody ordered: made by a job, fetched by nobody else, forgotten after a week.
create table directory_extract (
  id uuid primary key,
  account_id uuid not null references account,
  person_id uuid not null references person,
  subject text not null constraint directory_extract_subject_is_known check (subject in ('organisations', 'people')),
  form text not null constraint directory_extract_form_is_known check (form in ('list', 'labels', 'csv')),
  label_size text constraint directory_extract_labels_have_a_size check ((form = 'labels') = (label_size is not null)),
  asked jsonb not null,                            -- the search whose results it holds
  as_staff boolean not null default false,         -- asked for with the right to see everything
  language text not null,
  state text not null constraint directory_extract_state_is_known check (state in ('waiting', 'ready')),
  rows_all integer not null,
  rows_done integer not null default 0,
  content jsonb,                                   -- the rows, as they were when it was made
  created_at timestamptz not null,
  ready_at timestamptz,
  expires_at timestamptz not null,
  constraint directory_extract_rows_are_counted check (rows_done >= 0 and rows_all >= 0),
  constraint directory_extract_ready_has_content check ((state = 'ready') = (ready_at is not null and content is not null))
);
create index directory_extract_by_account on directory_extract (account_id, created_at desc);
create index directory_extract_by_expiry on directory_extract (expires_at);
