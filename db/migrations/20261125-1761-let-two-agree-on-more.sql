-- Making two accounts one, and giving or ending the role of an administrator, are also things nobody does alone.
alter table four_eyes
  drop constraint four_eyes_kind_is_known,
  add constraint four_eyes_kind_is_known
    check (kind in ('reinitialise', 'factor-reset', 'contact-change', 'unblock', 'merge', 'role'));

-- Who ended a role.
alter table role_grant add column ended_by uuid;
create index role_grant_live on role_grant (granted_at) where ended_at is null;
