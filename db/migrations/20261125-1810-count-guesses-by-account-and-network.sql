-- Guesses are counted in three ways, each forgotten at its own time.

truncate sign_in_throttle;
alter table sign_in_throttle
  add column forget_at timestamptz not null;      -- what was counted matters no more
drop index sign_in_throttle_by_age;
create index sign_in_throttle_by_end on sign_in_throttle (forget_at);
