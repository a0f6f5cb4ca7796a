-- A hand-over note stays when whoever wrote it is erased; their name does not.
alter table access_note alter column written_by drop not null;

-- For clearing what was written in applications that are long over.
create index access_application_with_words on access_application (state_since)
  where state in ('rejected', 'withdrawn', 'revoked', 'expired') and (reason is not null or decision_reason is not null);
