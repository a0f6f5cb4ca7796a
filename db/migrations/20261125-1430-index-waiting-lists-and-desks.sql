-- Who has waited longest for a seat, and what waits for the secretariat.

create index registration_waiting on registration (event_id, mode, decided_at, id) where state = 'waitlisted';
create index registration_pending_by_desk on registration (waits_for, submitted_at) where state = 'pending';

comment on column registration.waits_for is
  'whose desk a registration went to: focal-point or secretariat. Kept after the decision, so that the desk can still look at it';
