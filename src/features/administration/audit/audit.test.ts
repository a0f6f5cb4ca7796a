import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeAccount, type MadeAccount } from '../../../../test/support/people.ts'
import type { Browser } from '../../../../test/support/server.ts'
import { main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { system } from '../../../values/actor.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { deskMerges } from '../../../when-accounts-go.ts'
import { actorFor } from '../../../../test/support/registering.ts'
import { administrationRoutes, auditVerbs } from '../index.ts'

let house: TestHouse
let walk: Walk
let desk: Browser
let agent: MadeAccount
let somebody: MadeAccount

before(async () => {
  house = await testHouse()
  walk = await openWalk(house, (server) => administrationRoutes(server, house, deskMerges(house)))
  agent = await makeAccount(house.db, { name: 'Tomasz Wiśniewski' })
  somebody = await makeAccount(house.db, { name: 'Akosua Mensah' })
  desk = await walk.as(await makeAccount(house.db), ['audit.read'])
  await inTransaction(house.db, async (tx) => {
    const now = house.clock.now()
    await record(tx, actorFor(agent), 'accounts.blocked', somebody.id, { reason: 'breach' }, now)
    await record(tx, system, 'rooms.unheard-of', somebody.id, {}, now)
  })
})
after(async () => {
  await walk.close()
  await house.close()
})

describe('the audit', () => {
  test('is told in words: who did what, to whom; an act that is newer than the words by its code', async () => {
    const words = main(await desk.get('/en/admin/audit'))
    assert.match(words, /rooms\.unheard-of/)
    assert.match(
      words,
      /Blocked Tomasz Wiśniewski · somebody else may know the password Akosua Mensah accounts\.blocked/,
    )
  })

  test('is narrowed by whom it is about, by whom, and what', async () => {
    const shown = async (query: string) => main(await desk.get(`/en/admin/audit?${query}`))
    assert.match(await shown(`about=${somebody.username}`), /Blocked.*|rooms/)
    assert.match(await shown(`by=${encodeURIComponent(agent.email)}`), /Blocked/)
    assert.doesNotMatch(await shown(`by=${encodeURIComponent(agent.email)}`), /unheard-of/)
    assert.match(await shown('act=rooms.'), /unheard-of/)
    assert.match(await shown('by=nobody-at-all'), /no such account|Nothing is recorded/i)
    assert.match(await shown("act=' or 1=1&before=x&about="), /Blocked/)
  })

  test('goes on page by page', async () => {
    await inTransaction(house.db, async (tx) => {
      for (let nth = 0; nth < 60; nth++)
        await record(tx, system, 'rooms.many', undefined, {}, house.clock.now())
    })
    const first = await desk.get('/en/admin/audit?act=rooms.many')
    const older = /href="([^"]*before=[^"]*)"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
    assert.equal((await desk.get(older)).body.match(/<li>\s*<div class="line-first">/g)?.length, 10)
  })
})

describe('at the command line', () => {
  const run = (options: Record<string, string>) => {
    const verb = auditVerbs.find((one) => one.verb === 'list')
    assert.ok(verb)
    return verb.run(house, options)
  }

  test('lines are listed with names, narrowed and limited', async () => {
    const lines = (await run({ about: somebody.username })) as Record<string, unknown>[]
    assert.deepEqual(
      lines.map(({ act, byName, aboutName }) => [act, byName, aboutName]),
      [
        ['rooms.unheard-of', null, 'Akosua Mensah'],
        ['accounts.blocked', 'Tomasz Wiśniewski', 'Akosua Mensah'],
      ],
    )
    assert.equal(((await run({ limit: '1' })) as unknown[]).length, 1)
    assert.equal(((await run({ about: somebody.id, since: '2999-01-01' })) as unknown[]).length, 0)
  })

  test('a name that nobody has, or a day that is none, is refused', async () => {
    assert.ok(isRefusal(await run({ by: 'nobody-at-all' })))
    assert.deepEqual(await run({ since: 'yesterday' }), { refused: 'administration.day-wrong' })
  })
})

test('every act that a room records has words in every language', () => {
  const top = join(import.meta.dirname, '../../../..')
  const files = globSync('src/features/**/*.ts', { cwd: top })
  const acts = new Set<string>()
  for (const file of files.filter((one) => !one.endsWith('.test.ts'))) {
    const text = readFileSync(join(top, file), 'utf8')
    const recorded = /\brecord\w*\(\s*tx,\s*[\w.]+,\s*'([a-z-]+\.[a-z-]+)'|\bact: '([a-z-]+\.[a-z-]+)'/g
    for (const [, one, other] of text.matchAll(recorded)) acts.add((one ?? other) as string)
  }
  assert.ok(acts.size > 50, [...acts].join())
  for (const language of house.profile.languages) {
    const t = house.texts(language)
    const missing = [...acts].filter((act) => !t.has(`administration.audit.${act}`))
    assert.deepEqual(missing, [], `say these in administration/audit/texts/${language}.json`)
  }
})
