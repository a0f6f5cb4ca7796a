-- Somebody without an account whom an organisation registers: where the body writes to them, and who said so.
create table delegate (
  person_id uuid primary key references person,
  organisation_id uuid not null references organisation,
  address text not null constraint delegate_address_length check (length(address) between 3 and 320),
  entered_by uuid not null,                       -- account
  created_at timestamptz not null
);
create unique index delegate_one_per_address on delegate (organisation_id, lower(address));

-- A registration that a focal point made for somebody, who need do nothing.
create table registration_on_behalf (
  registration_id uuid primary key references registration on delete cascade,
  organisation_id uuid not null references organisation,
  capacity text not null constraint registration_on_behalf_capacity_is_known
    check (capacity in ('head', 'deputy-head', 'high-level', 'delegate')),
  registered_by uuid not null,                    -- account
  at timestamptz not null,
  declined_at timestamptz                         -- its person said no by the link in the mail
);
create index registration_on_behalf_by_organisation on registration_on_behalf (organisation_id, at);
