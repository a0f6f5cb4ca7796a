-- A decision about many is taken back while its mail waits; the claim that was decided along with it goes back, too.
alter table access_move add column undo_until timestamptz;   -- null: told at once, and not taken back
alter table access_move add column claim_id uuid;             -- the affiliation that was approved along
create index access_move_to_undo on access_move (by_account, undo_until) where undo_until is not null;
