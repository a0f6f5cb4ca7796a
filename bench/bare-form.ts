import type { AddressInfo } from 'node:net'
import fastify from 'fastify'
import pg from 'pg'
import { formViewOf } from '../src/features/registrations/form-view.ts'
import { formPage } from '../src/features/registrations/pages/form.ts'
import { standingOf } from '../src/features/registrations/store/standing.ts'
import { findEvent } from '../src/features/events/index.ts'
import { openAssets } from '../src/platform/assets/index.ts'
import { readConfig } from '../src/platform/config.ts'
import { clientOptions, type Connection } from '../src/platform/database/pool.ts'
import { compressNow } from '../src/platform/http/compress.ts'
import { openHouse } from '../src/platform/open-house.ts'
import { layout } from '../src/platform/ui/index.ts'
import type { SignedIn } from '../src/values/actor.ts'
import { beServed } from './processes.ts'

type Given = { connection: Connection; folder: string; code: string; personId: string; lookUps: number }

/** Bare Fastify and `pg`: as many look-ups by key as our page makes, then the same template, compressed alike. */
beServed(async ({ connection, folder, code, personId, lookUps }: Given) => {
  const read = readConfig({ PLENARY_DATA: folder, PLENARY_DEMO: 'off' })
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const house = openHouse({ config: read.config, connection, demo: false, process: 'bare' })
  const t = house.texts('en')
  const actor: SignedIn = {
    kind: 'person',
    accountId: personId,
    personId,
    name: 'Ama Owusu',
    permissions: new Set(['everyone', 'signed-in']),
    assurance: 'one-factor',
    withheld: new Set(),
  }
  const event = await findEvent(house.db, code)
  if (!event) throw new Error(`there is no event ${code}`)
  const standing = await standingOf(house.db, house.profile, event, personId, new Date())
  const view = await formViewOf(house, t, actor, {
    event,
    standing,
    draft: undefined,
    typed: undefined,
    questions: [],
    unseen: false,
  })
  const assets = await openAssets({ folder, profile: house.profile })
  const frame = { t, profile: house.profile, actor, path: `/events/${code}/registration`, menu: [], assets }
  const pool = new pg.Pool({ ...clientOptions(connection), max: 16 })

  const server = fastify()
  server.get('/', async (_request, reply) => {
    for (let time = 0; time < lookUps; time++)
      await pool.query({ name: 'person', text: 'select * from person where id = $1', values: [personId] })
    const markup = Buffer.from(layout(formPage(t, view), frame).markup)
    return reply
      .headers({ 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'br' })
      .send(await compressNow(markup, 'br'))
  })
  await server.listen({ host: '127.0.0.1', port: 0 })
  return (server.server.address() as AddressInfo).port
})
