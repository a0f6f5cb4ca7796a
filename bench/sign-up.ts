import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { clientOptions } from '../src/platform/database/pool.ts'
import { inventOrganisations } from './organisations.ts'
import type { Ground } from './ground.ts'
import { drive, request } from './load.ts'
import type { Served } from './processes.ts'
import type { Row } from './table.ts'

const clients = 32
const seconds = 8

/** People who create an account: the form's POST against the same transaction, counts and session by plain clients. */
export async function measureSignUp(ground: Ground, { port }: Served): Promise<Row> {
  await inventOrganisations(ground.client, 0, 1)
  const { rows } = await ground.client.query<{ id: string; category: string }>(
    'select id, category from organisation limit 1',
  )
  const organisation = rows[0]!
  const ours = await drive({
    port,
    clients,
    seconds,
    expected: 303,
    next: (client, round) =>
      request('POST', '/en/account/new', { port, form: formOf(`new${client}-${round}`, organisation) }),
  })
  if (ours.unexpected.size > 0) throw new Error(`unexpected answers: ${JSON.stringify([...ours.unexpected])}`)
  await mustWait(ground, ours.answered)
  const bare = await bareTransactions(ground, organisation.id)
  return {
    what: 'sign-ups',
    note: `${clients} people at once, one letter queued for each`,
    ours: ours.perSecond,
    bare,
    bareIs: 'the same locks, rows and counts by `pg` alone',
    p99: ours.p99,
    bar: '≥ 0.3 of bare, ≥ 200/s',
    holds: ours.perSecond >= bare * 0.3 && ours.perSecond >= 200,
  }
}

const formOf = (who: string, organisation: { id: string; category: string }) => ({
  name: 'Akosua Mensah',
  email: `${who}@mail.example`,
  country: 'GH',
  language: 'en',
  membership: organisation.category,
  organisation: organisation.id,
  terms: 'yes',
  privacy: 'yes',
  act: 'sign-up',
})

/** Everybody who was answered waits for their letter, once. */
async function mustWait({ client }: Ground, count: number): Promise<void> {
  const { rows } = await client.query<{ people: string; letters: string }>(
    `select (select count(distinct email_key) from sign_up) as people,
       (select count(*) from outbox where occasion = 'accounts.sign-up') as letters`,
  )
  const [found] = rows
  if (Number(found?.people) < count || Number(found?.letters) < count)
    throw new Error(`${count} signed up, but there are ${JSON.stringify(found)}`)
}

async function bareTransactions(ground: Ground, organisationId: string): Promise<number> {
  const began = performance.now()
  const until = began + seconds * 1000
  let done = 0
  const worker = async () => {
    const client = new pg.Client(clientOptions(ground.connection))
    await client.connect()
    while (performance.now() < until)
      await bareTransaction(client, `bare${done++}@mail.example`, organisationId)
    await client.end()
  }
  await Promise.all(Array.from({ length: clients }, worker))
  return done / ((performance.now() - began) / 1000)
}

async function bareTransaction(client: pg.Client, email: string, organisationId: string): Promise<void> {
  const run = (name: string, text: string, values: unknown[]) => client.query({ name, text, values })
  const [id, mail, now] = [randomUUID(), randomUUID(), new Date()]
  const letters = `select coalesce(sum(letters_sent), 0) from sign_up where email_key = $1 and letter_sent_at > $2`
  for (const counted of [`sign-up:${email.length}`, `letter:${email.length}`, 'letters of all'])
    await run(
      'count',
      `insert into rate_limit (key, points, expire) values ($1, 1, $2)
         on conflict (key) do update set points = rate_limit.points + 1 returning points`,
      [counted, now.getTime() + 3_600_000],
    )
  await client.query('begin')
  await run('organisation', 'select * from organisation where id = $1', [organisationId])
  await run('hold', 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [`address ${email}`])
  await run('letters', letters, [email, new Date(now.getTime() - 86_400_000)])
  await run(
    'end',
    'update sign_up set ended_at = $2 where email_key = $1 and used_at is null and ended_at is null',
    [email, now],
  )
  await run(
    'save',
    `insert into sign_up (id, token_hash, email, email_key, answers, language, created_at, expires_at, letters_sent, letter_sent_at)
       values ($1, $2, $3, $3, $4, 'en', $5, $6, 1, $5)`,
    [
      id,
      randomBytes(32),
      email,
      { name: 'Akosua Mensah', countryCode: 'GH', organisation: { kind: 'listed', id: organisationId } },
      now,
      new Date(now.getTime() + 86_400_000),
    ],
  )
  await run(
    'audit',
    `insert into audit_entry (id, at, actor_kind, act, subject_id, details) values ($1, $2, 'stranger', 'accounts.signed-up', $3, '{}')`,
    [randomUUID(), now, id],
  )
  await run(
    'tell',
    `insert into outbox (id, lane, occasion, to_address, language, facts, once_key, message_id, due_at, created_at)
       values ($1, 'now', 'accounts.sign-up', $2, 'en', $3, $4, $6, $5, $5)`,
    [mail, email, { signUp: id }, `accounts.sign-up:${id}:1`, now, mail],
  )
  await client.query('commit')
  await run(
    'remember',
    `insert into visit (id, token_hash, kept, created_at, seen_at, expires_at) values ($1, $2, $3, $4, $4, $5)`,
    [randomUUID(), randomBytes(32), { signUp: id }, now, new Date(now.getTime() + 86_400_000)],
  )
}
