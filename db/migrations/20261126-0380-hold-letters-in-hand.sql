-- Who has a letter in hand holds it for as long as they work on it, however slow another server is.
alter table mail_sending_to add column in_hand uuid;
