-- Few people show their name to everybody or their country to anybody: whoever may see no more is answered from these few.
create index person_visibility_by_name on person_visibility (name) where listed_since is not null;
create index person_visibility_by_country on person_visibility (country) where listed_since is not null;
