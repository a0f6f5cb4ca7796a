-- Somebody asks, a desk answers: one thread with its number. A stranger is reached by the address they typed.
create table enquiry (
  id uuid primary key,
  number text not null constraint enquiry_one_per_number unique
    constraint enquiry_number_shape check (number ~ '^Q-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
  desk text not null constraint enquiry_desk_is_known check (desk in
    ('registration', 'accounts', 'access', 'visa', 'mail', 'website')),
  source text not null constraint enquiry_source_is_known check (source in ('form', 'report', 'feedback')),
  state text not null constraint enquiry_state_is_known check (state in ('open', 'waiting', 'answered', 'closed')),
  state_since timestamptz not null,
  person_id uuid references person,               -- who asked, when they were signed in
  name text constraint enquiry_name_length check (length(name) between 1 and 200),       -- as a stranger typed it
  address text constraint enquiry_address_length check (length(address) between 3 and 254),
  language text not null,                         -- in which they are answered
  subject text not null constraint enquiry_subject_length check (length(subject) between 1 and 200),
  about_kind text constraint enquiry_about_is_known check (about_kind in ('event', 'registration', 'application', 'page')),
  about_ref text constraint enquiry_about_length check (length(about_ref) between 1 and 200),
  assigned_to uuid references account,            -- the member of staff who has it
  revision integer not null default 1,            -- counts what was written and decided, so that nobody answers unread
  created_at timestamptz not null,
  changed_at timestamptz not null,
  erased_at timestamptz,                          -- what was written is gone
  constraint enquiry_about_is_whole check ((about_kind is null) = (about_ref is null)),
  constraint enquiry_writer_is_one check (person_id is null or address is null)
);
create index enquiry_by_desk on enquiry (state, desk, state_since);
create index enquiry_by_assigned on enquiry (assigned_to) where assigned_to is not null;
create index enquiry_by_person on enquiry (person_id, changed_at desc) where person_id is not null;
create index enquiry_by_change on enquiry (changed_at) where erased_at is null;

create table enquiry_message (
  id uuid primary key,
  enquiry_id uuid not null references enquiry on delete cascade,
  kind text not null constraint enquiry_message_kind_is_known check (kind in ('theirs', 'answer', 'note')),
  by_account uuid references account,             -- who of the staff wrote it
  from_address text,                              -- the sender of a mail that was filed
  message_id text,                                -- of that mail
  words text not null,
  quoted text,                                    -- what that mail repeated under its words
  at timestamptz not null,
  constraint enquiry_message_staff_has_a_name check ((kind = 'theirs') = (by_account is null))
);
create index enquiry_message_by_enquiry on enquiry_message (enquiry_id, at, id);
-- A mail that comes twice is filed once.
create unique index enquiry_message_one_per_mail on enquiry_message (enquiry_id, message_id) where message_id is not null;

create table enquiry_file (
  id uuid primary key,
  message_id uuid not null references enquiry_message on delete cascade,
  place integer not null,
  name text not null constraint enquiry_file_name_length check (length(name) between 1 and 200),
  kind text,                                      -- what it is by its bytes
  size integer not null,
  sha256 text,                                    -- where its bytes lie; null: it came by mail and is nothing we hand on
  constraint enquiry_file_kept_has_a_kind check ((sha256 is null) = (kind is null))
);
create index enquiry_file_by_message on enquiry_file (message_id, place);
create index enquiry_file_by_sha on enquiry_file (sha256) where sha256 is not null;

-- Words that desks use again and again, in the languages that somebody wrote them in.
create table standard_reply (
  id uuid primary key,
  title text not null constraint standard_reply_title_length check (length(title) between 1 and 120),
  desk text constraint standard_reply_desk_is_known check (desk in
    ('registration', 'accounts', 'access', 'visa', 'mail', 'website')),  -- null: for every desk
  words jsonb not null,
  created_by uuid not null references account,
  changed_at timestamptz not null,
  ended_at timestamptz
);
create index standard_reply_by_title on standard_reply (title) where ended_at is null;

-- What people think of these pages.
create table feedback (
  id uuid primary key,
  state text not null constraint feedback_state_is_known check (state in ('fresh', 'noted', 'answered')),
  state_since timestamptz not null,
  person_id uuid references person,               -- only of those who may be answered
  address text constraint feedback_address_length check (length(address) between 3 and 254),
  may_answer boolean not null,                    -- they agreed that we write to them
  language text not null,
  page text constraint feedback_page_length check (length(page) between 1 and 200),
  rating smallint constraint feedback_rating_is_one_to_five check (rating between 1 and 5),
  words text constraint feedback_words_length check (length(words) between 1 and 5000),
  enquiry_id uuid references enquiry,             -- the thread in which it was answered
  created_at timestamptz not null,
  constraint feedback_says_something check (rating is not null or words is not null),
  constraint feedback_nobody_unasked check (may_answer or (person_id is null and address is null))
);
create index feedback_by_state on feedback (state, created_at desc);
create index feedback_by_time on feedback (created_at);
create index feedback_by_person on feedback (person_id) where person_id is not null;
