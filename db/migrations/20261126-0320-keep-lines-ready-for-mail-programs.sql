-- ENVELOPE and BODYSTRUCTURE as mail programs read them, so that a list is copied and not written anew for everyone who looks.
-- Messages that were there before have none, nor have those with bytes that no text can hold: theirs are written when asked for.
alter table mail_blob
  add column imap_envelope text,
  add column imap_structure text;
