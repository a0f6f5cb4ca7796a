-- The directory searched by category alone, and organisations counted by country, without reading the table.
create index organisation_by_category on organisation (category, country_code) where state = 'listed';
