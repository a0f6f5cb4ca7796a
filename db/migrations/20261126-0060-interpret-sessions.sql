-- A sitting may be interpreted into other languages than its event; none: as the event says.
alter table meeting_room add column languages text[] not null default '{}';
