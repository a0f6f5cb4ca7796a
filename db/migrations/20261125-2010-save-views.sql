-- A filter somebody uses often, under a name of their own.
create table saved_view (
  id uuid primary key,
  account_id uuid not null references account,
  place text not null constraint saved_view_place_shape check (place ~ '^[a-z][a-z-]{0,40}$'),  -- which page it filters
  name text not null constraint saved_view_name_length check (length(name) between 1 and 60),
  query text not null constraint saved_view_query_shape check (query like '?_%' and length(query) <= 601),   -- as it stands behind the address
  created_at timestamptz not null
);
create unique index saved_view_name_once on saved_view (account_id, place, lower(name));
