-- What one event may say differently from the body's habit.
alter table event
  add column mode_is_binding boolean not null default false,    -- on site means on site: no JOIN for people in the room
  add column change_policy text not null default 'free'
    constraint event_change_policy_is_known check (change_policy in ('free', 'until-deadline', 'ask-secretariat')),
  add column seats_per_organisation integer
    constraint event_seats_per_organisation_is_positive check (seats_per_organisation > 0),   -- null: nobody counts
  add column participants_list text not null default 'participants'
    constraint event_participants_list_is_known check (participants_list in ('public', 'members', 'participants', 'nobody')),
  add column join_lead_minutes integer
    constraint event_join_lead_is_sensible check (join_lead_minutes between 0 and 1440),      -- null: the body's
  add column visa_letter_to text not null default 'both'
    constraint event_visa_letter_to_is_known check (visa_letter_to in ('focal-point', 'participant', 'both')),
  add column remote_rights jsonb not null default '{}',         -- what remote participants may do, in words
  add column waiting_rule text not null default 'first-come'
    constraint event_waiting_rule_is_known check (waiting_rule in ('first-come', 'fair-share')),
  add column offer_hours integer
    constraint event_offer_hours_is_sensible check (offer_hours between 1 and 720),           -- null: a freed seat is taken at once
  add column reopens_on_change boolean not null default true,   -- a material change after approval is decided again
  add column retention jsonb not null default '{}';             -- days after the end per class of data; absent: the body's

-- Being confirmed for the first event entitles to the second.
create table event_link (
  event_id uuid not null references event on delete cascade,
  opens_event_id uuid not null references event on delete cascade,
  primary key (event_id, opens_event_id),
  constraint event_link_leads_elsewhere check (event_id <> opens_event_id)
);
create index event_link_by_opened on event_link (opens_event_id);
