-- By what the program's own words in the first language are known that a version says the same as, where it fits those (`fits` is 0): a
-- release that changes them leaves the version older. Unknown for what was written before.
alter table help_version add column fits_ours text;
