import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { testHouse } from '../../../../test/support/house.ts'
import { makeAccount, makeEvent, makeRegistration } from '../../../../test/support/people.ts'
import { actorFor } from '../../../../test/support/registering.ts'
import { prepareJobs } from '../../../platform/jobs/index.ts'
import { sendMessage } from './actions/send.ts'
import { tellAll } from './actions/tell-batch.ts'
import { writeMessage } from './actions/write.ts'
import { findMessage } from './store/messages.ts'

const program = fileURLToPath(new URL('../../../../test/support/telling-process.ts', import.meta.url))
const readers = 120

test('workers killed in the middle, again and again, tell each reader exactly once', async () => {
  const house = await testHouse()
  const { db } = house
  await prepareJobs(house.connection)
  const event = await makeEvent(db)
  for (let count = 0; count < readers; count++)
    await makeRegistration(db, { event, personId: (await makeAccount(db)).personId, state: 'confirmed' })
  const clerk = actorFor(await makeAccount(db), ['messages.send'])
  const texts = { en: { subject: 'The doors', body: 'They open at eight.' } }
  const wording = { query: `event=${event.code}`, texts, fallback: 'en', replyTo: undefined }
  const id = await writeMessage(house, clerk, wording)
  await sendMessage(house, clerk, id, { readers, revision: 1 })

  const told = async () => (await findMessage(db, id))?.told ?? 0
  for (const milestone of [9, 30, 60]) {
    const both = [1, 2].map(() =>
      spawn(process.execPath, [program, JSON.stringify({ connection: house.url, id })], { stdio: 'ignore' }),
    )
    const ends = both.map((one) => once(one, 'exit'))
    for (let look = 0; look < 400 && (await told()) < milestone; look++) await sleep(20)
    for (const one of both) one.kill('SIGKILL')
    await Promise.all(ends)
  }
  const killedAt = await told()
  await tellAll(house, id)

  const mails = await db.selectFrom('outbox').select('person_id').execute()
  assert.equal(mails.length, readers)
  assert.equal(new Set(mails.map((one) => one.person_id)).size, readers)
  assert.equal((await findMessage(db, id))?.state, 'sent')
  assert.equal(await told(), readers)
  assert.ok(killedAt >= 9, 'they had begun')
  await house.close()
})
