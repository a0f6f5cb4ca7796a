-- How a message's text begins, for a line in a list: reading it from its words would mean reading them.
alter table mail_blob add column beginning text not null default '';
