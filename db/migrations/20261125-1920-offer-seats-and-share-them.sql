-- A freed seat may be offered for some hours, and an organisation may have a share of the seats.
alter table registration add column offer_until timestamptz;
update registration set offer_until = changed_at + interval '24 hours' where state = 'offered';
alter table registration add constraint registration_offer_has_an_end check ((state = 'offered') = (offer_until is not null));
create index registration_by_offer on registration (offer_until) where state = 'offered';
create index registration_seated_by_organisation on registration (event_id, organisation_id)
  where state in ('confirmed', 'offered', 'checked-in');
