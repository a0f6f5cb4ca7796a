-- Focal points hand over to one another, deputies step in, and nobody waits unseen where none is left.

alter table focal_point
  add column sector text                            -- null: every Sector of the body
    constraint focal_point_sector_length check (length(sector) between 1 and 60),
  add column expires_on date,                       -- the last day of the role; null: until somebody ends it
  add column confirmed_on date,                     -- when somebody last said that it still holds; null: when it began
  add column end_reason text
    constraint focal_point_end_reason_is_known check (end_reason in
      ('handed-over', 'given-up', 'removed', 'ended-by-staff', 'expired', 'affiliation-ended', 'account-closed', 'merged')),
  add constraint focal_point_reason_needs_an_end check (end_reason is null or until is not null);
-- The year in which a role must be confirmed begins, for those who have one, on the day this rule does.
update focal_point set confirmed_on = current_date where until is null;

drop index focal_point_once_per_kind;
create unique index focal_point_once_per_kind on focal_point (organisation_id, person_id, kind, coalesce(sector, ''))
  where until is null;
create index focal_point_by_organisation on focal_point (organisation_id, kind, since) where until is null;
create index focal_point_by_confirmation on focal_point ((coalesce(confirmed_on, (since at time zone 'UTC')::date)))
  where until is null;
create index focal_point_by_expiry on focal_point (expires_on) where until is null and expires_on is not null;

-- A change of who decides for an organisation: asked for there and countersigned by the secretariat, or made by it.
create table focal_point_change (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  what text not null constraint focal_point_change_is_known check (what in ('hand-over', 'appointment', 'ending')),
  kind text not null,
  sector text,                                      -- null: every Sector
  is_deputy boolean not null default false,
  role_id uuid references focal_point,              -- the role that ends
  person_id uuid references person,                 -- who begins, when they are known already
  first_name text constraint focal_point_change_first_name_length check (length(first_name) between 1 and 60),
  last_name text constraint focal_point_change_last_name_length check (length(last_name) between 1 and 60),
  email text constraint focal_point_change_email_length check (length(email) <= 254),
  expires_on date,
  reason text constraint focal_point_change_reason_length check (length(reason) between 1 and 1000),
  state text not null constraint focal_point_change_state_is_known
    check (state in ('asked', 'countersigned', 'refused', 'withdrawn')),
  asked_by uuid not null references account,
  asked_at timestamptz not null,
  decided_by uuid references account,
  decided_at timestamptz,
  decision_note text constraint focal_point_change_note_length check (length(decision_note) between 1 and 1000),
  new_role_id uuid references focal_point,
  constraint focal_point_change_ends_a_role check ((what = 'appointment') = (role_id is null)),
  constraint focal_point_change_names_one_person check (
    case when what = 'ending' then person_id is null and email is null
    else (person_id is null) = (email is not null) end),
  constraint focal_point_change_newcomer_has_a_name check ((email is null) = (last_name is null)),
  constraint focal_point_change_is_decided_once check ((state = 'asked') = (decided_at is null))
);
create unique index focal_point_change_one_open_per_role on focal_point_change (role_id) where state = 'asked';
create unique index focal_point_change_one_open_per_person on focal_point_change
  (organisation_id, kind, coalesce(sector, ''), coalesce(person_id::text, lower(email)))
  where state = 'asked' and what <> 'ending';
create index focal_point_change_open on focal_point_change (asked_at, id) where state = 'asked';
create index focal_point_change_by_organisation on focal_point_change (organisation_id, asked_at);

-- A member for which nobody who decides can be reached: since when, for what.
create table focal_point_gap (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  kind text not null,
  sector text,                                      -- null: for no Sector at all
  since timestamptz not null,
  ended_at timestamptz
);
create unique index focal_point_gap_one_open on focal_point_gap (organisation_id, kind, coalesce(sector, ''))
  where ended_at is null;
create index focal_point_gap_open on focal_point_gap (since, id) where ended_at is null;

-- Which reminders a waiting claim has had, by the days it had waited.
create table claim_reminder (
  affiliation_id uuid not null references affiliation,
  step smallint not null,
  told_at timestamptz not null,
  primary key (affiliation_id, step)
);
