-- A calendar of somebody's own registrations, subscribed to by a secret link. The token is made from the id by the
-- installation's key; only its hash is kept.
create table calendar_link (
  id uuid primary key,
  person_id uuid not null references person,
  token_hash bytea not null constraint calendar_link_one_per_token unique,
  created_at timestamptz not null,
  read_at timestamptz,                            -- when a calendar program asked last, to the hour
  ended_at timestamptz                            -- renewed or ended: it leads nowhere any more
);
create unique index calendar_link_one_live_per_person on calendar_link (person_id) where ended_at is null;
