-- A desk finds a thread by a part of its number or of its subject, whatever the case and the accents.
alter table enquiry add column search text generated always as (folded(number || ' ' || subject)) stored;
create index enquiry_by_search on enquiry using gin (search gin_trgm_ops);
