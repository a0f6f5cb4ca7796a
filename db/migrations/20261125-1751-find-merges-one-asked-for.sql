-- How often an account asked to take another one in, whoever was written to because of it.
create index account_link_by_merge_survivor on account_link ((facts ->> 'survivor'), created_at) where purpose = 'merge.confirm';
