-- Whoever holds a staff role when they sign in has a shorter visit; which one is decided then and kept.

alter table visit
  add column lifetime text not null default 'usual'
    constraint visit_lifetime_known check (lifetime in ('usual', 'short'));
