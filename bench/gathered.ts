import type pg from 'pg'

/** How many belong to so many registrations, in the proportions of a large body's year. */
const partsOf = (registrations: number) => ({
  events: registrations / 100,
  people: registrations / 2,
  organisations: Math.round(registrations / 75),
})

const given = `(array['Ama','Kofi','Léa','Marta','Ivan','Olga','Wei','Fatima','Omar','Lucía','Diego','Hana','Noor','Paulo'])[1 + nth % 14]`
const family = `(array['Owusu','Mensah','Martin','Novák','Petrova','Zhang','Haddad','García','Silva','Tanaka','Okafor','Berg'])[1 + nth / 14 % 12]`

/**
 * Writes the registrations from one number up to another, with their events, people and organisations: a hundred for each
 * event, one in twenty waiting for its focal point, in an order that has nothing to do with where they are stored.
 */
export async function gather(client: pg.Client, from: number, to: number): Promise<void> {
  const [before, after] = [partsOf(from), partsOf(to)]
  const id = (of: string, nth: string) => `md5('${of} ' || ${nth})::uuid`
  await client.query(
    `insert into organisation (id, name, country_code, category, state, membership, created_at)
       select ${id('organisation', 'nth')}, 'Sankofa Networks ' || nth, (array['GH','FR','BR','CN','EG','KZ'])[1 + nth % 6],
         'sector-member', 'listed', 'active', now()
       from generate_series(${before.organisations}, ${after.organisations - 1}) nth`,
  )
  await client.query(
    `insert into person (id, name, country_code, language, created_at)
       select ${id('person', 'nth')}, ${given} || ' ' || ${family} || ' ' || nth, 'GH', 'en', now()
       from generate_series(${before.people}, ${after.people - 1}) nth`,
  )
  await client.query(
    `insert into account (id, person_id, state, state_since, created_at)
       select ${id('account', 'nth')}, ${id('person', 'nth')}, 'active', now(), now()
       from generate_series(${before.people}, ${after.people - 1}) nth`,
  )
  await client.query(
    `insert into account_identifier (key, kind, account_id, shown, is_contact, created_at)
       select 'gathered' || nth || '@mail.example', 'email', ${id('account', 'nth')}, 'gathered' || nth || '@mail.example', true, now()
       from generate_series(${before.people}, ${after.people - 1}) nth`,
  )
  await client.query(
    `insert into affiliation (id, person_id, organisation_id, claimed_category, state, created_at, decided_at)
       select ${id('affiliation', 'nth')}, ${id('person', 'nth')}, ${id('organisation', `nth % ${after.organisations}`)},
         'sector-member', 'approved', now(), now()
       from generate_series(${before.people}, ${after.people - 1}) nth`,
  )
  await client.query(
    `insert into event (id, code, type, state, title, time_zone, starts_at, ends_at, modes, registration_opens_at, contact,
         created_at, changed_at)
       select ${id('event', 'nth')}, 'C-' || lpad(nth::text, 8, '0'), 'study-group', 'published',
         jsonb_build_object('en', 'Meeting ' || nth), 'Europe/Zurich', now() + (nth % 60 + 5) * interval '1 day',
         now() + (nth % 60 + 7) * interval '1 day', '{on-site,remote}', now() - interval '60 days', 'desk@mail.example', now(), now()
       from generate_series(${before.events}, ${after.events - 1}) nth`,
  )
  await client.query(
    `insert into registration (id, number, event_id, person_id, organisation_id, category, state, mode, answers, rule, waits_for,
         in_participants_list, revision, created_at, submitted_at, decided_at, changed_at)
       select ${id('registration', 'nth')}, 'R-' || lpad(upper(to_hex(nth >> 16)), 4, '0') || '-' || lpad(upper(to_hex(nth & 65535)), 4, '0'),
         ${id('event', 'nth / 100')}, ${id('person', `who`)}, ${id('organisation', `who % ${after.organisations}`)}, 'sector-member',
         case nth % 20 when 0 then 'pending' when 1 then 'withdrawn' when 2 then 'rejected' else 'confirmed' end,
         case nth % 3 when 0 then 'remote' else 'on-site' end,
         '{"badgeName":"Ama Owusu","interpretation":null,"accessNeeds":""}', 'focal-point', 'focal-point', true, 1, at, at,
         case nth % 20 when 0 then null else at + interval '1 day' end, at
       from (select nth, (nth::bigint * 7919 % ${after.people})::int as who,
               now() - (nth::bigint * 104729 % 8000000) * interval '1 second' as at
             from generate_series(${from}, ${to - 1}) nth) made`,
  )
  await client.query('vacuum analyze')
}
