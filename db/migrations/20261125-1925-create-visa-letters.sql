-- Help with a visa. What a passport says is sealed with the installation's key, has a permission of its own and goes soon.

create table visa_request (
  id uuid primary key,
  registration_id uuid not null constraint visa_request_one_per_registration unique references registration,
  state text not null constraint visa_request_state_is_known check (state in
    ('incomplete', 'ready', 'in-process', 'returned', 'issued', 'granted', 'refused', 'not-used', 'cancelled')),
  details bytea,                                  -- sealed; null: nothing typed yet, or erased
  returned_fields text[] not null default '{}',   -- what the officer asks to correct
  officer_note text constraint visa_request_note_length check (length(officer_note) between 1 and 1000),
  taken_by uuid references account,               -- the officer who works on it
  revision integer not null default 0,
  created_at timestamptz not null,
  sent_at timestamptz,                            -- when its person last sent the details
  changed_at timestamptz not null,
  erased_at timestamptz,                          -- the details and every letter are gone
  constraint visa_request_erased_holds_nothing check (erased_at is null or details is null),
  constraint visa_request_sent_has_details check (state not in ('ready', 'in-process') or details is not null)
);
create index visa_request_by_state on visa_request (state, sent_at);

-- One letter as it was handed out. A newer one ends the older.
create table visa_letter (
  id uuid primary key,
  request_id uuid not null references visa_request,
  serial text not null constraint visa_letter_one_per_serial unique
    constraint visa_letter_serial_shape check (serial ~ '^V-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
  language text not null,
  facts bytea,                                    -- sealed: what the letter says; null once erased
  file bytea,                                     -- sealed: the PDF; null until the job has made it, and once erased
  issued_at timestamptz not null,
  issued_by uuid not null references account,
  ended_at timestamptz,                           -- replaced, or its registration no longer counts
  end_reason text constraint visa_letter_end_reason_is_known check (end_reason in ('replaced', 'cancelled'))
);
create unique index visa_letter_one_valid_per_request on visa_letter (request_id) where ended_at is null;
create index visa_letter_by_request on visa_letter (request_id, issued_at desc);
