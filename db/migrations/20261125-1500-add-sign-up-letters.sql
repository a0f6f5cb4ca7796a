-- How often the letter of a sign-up was sent, so that it can be sent again, but not without end.
alter table sign_up
  add column letters_sent integer not null default 1,
  add column letter_sent_at timestamptz;
update sign_up set letter_sent_at = created_at;
alter table sign_up alter column letter_sent_at set not null;

-- Pending sign-ups of one address are replaced, never stacked.
create unique index sign_up_one_live_per_address on sign_up (email_key) where used_at is null and ended_at is null;
