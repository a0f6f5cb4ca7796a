-- Pages of events that strangers share are kept ready as bytes; whoever changes an event, in any process or by hand, drops
-- them. Taking a seat does not touch changed_at: a registration never pays for this.
create function event_pages_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('plenary_public_pages', '');
  return null;
end $$;
create trigger event_pages_changed_by_insert after insert on event
  for each row execute function event_pages_changed();
create trigger event_pages_changed_by_update after update of changed_at on event
  for each row when (old.changed_at is distinct from new.changed_at) execute function event_pages_changed();
