import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freshDatabase } from '../../../test/support/database.ts'
import { openSink } from '../../../test/support/mail.ts'
import { inTransaction } from '../database/database.ts'
import { tell } from './tell.ts'

const program = fileURLToPath(new URL('../../../test/support/sending-process.ts', import.meta.url))
const mails = 300
const inHand = 40

test('a sender killed in the middle loses no mail, and repeats only what it had in hand', async () => {
  const { db, url, close } = await freshDatabase()
  const relay = await openSink({ manner: () => ({ afterMs: 15 }) })
  const send = (): ChildProcess =>
    spawn(process.execPath, [program, JSON.stringify({ connection: url, smtpUrl: relay.url, stuckMs: 1000 })])
  const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
    for (let look = 0; look < 600 && !(await isSo()); look++) await sleep(50)
  }
  await inTransaction(db, async (tx) => {
    for (let number = 0; number < mails; number++) {
      const to = { address: `p${number}@volta.example`, language: 'en' }
      await tell(tx, { occasion: 'tests.hello', to, facts: { number } }, new Date())
    }
  })

  let sender = send()
  for (const milestone of [60, 160]) {
    await until(() => relay.caught.length >= milestone)
    sender.kill('SIGKILL')
    sender = send()
  }
  const left = () => db.selectFrom('outbox').where('state', '!=', 'sent').select('id').execute()
  await until(async () => (await left()).length === 0)
  sender.kill('SIGKILL')

  const ids = new Map<string, Set<string>>()
  for (const { to, source } of relay.caught) {
    const id = /^Message-ID: (.*)\r$/m.exec(source)?.[1] ?? ''
    ids.set(to[0] ?? '', (ids.get(to[0] ?? '') ?? new Set()).add(id))
  }
  assert.equal(ids.size, mails, 'every mail arrived')
  assert.ok(
    [...ids.values()].every((all) => all.size === 1),
    'a repeated mail has the Message-ID it had',
  )
  const repeated = relay.caught.length - mails
  assert.ok(repeated <= 2 * inHand, `${repeated} mails came twice`)
  await relay.close()
  await close()
})
