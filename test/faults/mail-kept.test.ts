import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { createTransport } from 'nodemailer'
import pg from 'pg'
import { createMailbox } from '../../src/features/mailbox/index.ts'
import { readConfig } from '../../src/platform/config.ts'
import { openHouse } from '../../src/platform/open-house.ts'
import { system } from '../../src/values/actor.ts'
import { isRefusal } from '../../src/values/refusal.ts'
import { letter } from '../support/mailboxes.ts'
import { makeAccount, testPassword } from '../support/people.ts'
import { freePort, type RealProgram, startReal, stopLeftovers, until } from '../support/real-program.ts'

const rounds = Number(process.env['PLENARY_TEST_ROUNDS'] ?? (process.env['PLENARY_TEST_FULL'] ? 20 : 2))

let data: string
before(() => {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-mail-'))
  chmodSync(folder, 0o755)
  data = join(folder, 'data')
})
after(async () => {
  await stopLeftovers()
  rmSync(join(data, '..'), { recursive: true, force: true })
})

/** An account with a mailbox, in the running program's database. */
async function openMailbox(program: RealProgram): Promise<{ address: string; username: string }> {
  const read = readConfig({ PLENARY_DATA: data })
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const house = openHouse({
    config: read.config,
    connection: program.connection(),
    demo: false,
    process: 'test',
    connections: 2,
  })
  try {
    const account = await makeAccount(house.db)
    const box = await createMailbox(house, system, { accountId: account.id })
    if (isRefusal(box)) throw new Error(box.refused)
    return { address: box.address, username: account.username }
  } finally {
    await house.close()
  }
}

const ask = async (program: RealProgram, question: string): Promise<string[]> => {
  const client = new pg.Client(program.connection())
  await client.connect()
  try {
    return (await client.query<{ message_id: string }>(question)).rows.map((row) => row.message_id)
  } finally {
    await client.end()
  }
}

/** Hands over one message after the other until the line breaks; what was answered with 250 goes into `acknowledged`. */
async function hand(
  options: { port: number; lmtp?: boolean; auth?: { user: string; pass: string } },
  envelope: { from: string; to: string },
  acknowledged: string[],
): Promise<void> {
  const mailer = createTransport({
    host: '127.0.0.1',
    ignoreTLS: true,
    pool: true,
    maxConnections: 1,
    maxRequeues: 0,
    ...options,
  })
  try {
    for (;;) {
      const messageId = `<${crypto.randomUUID()}@outside.example>`
      await mailer.sendMail({
        envelope,
        raw: letter({ messageId, ...(options.auth && { from: envelope.from }) }),
      })
      acknowledged.push(messageId)
    }
  } catch {
    mailer.close()
  }
}

test(
  `no message that was answered with 250 is lost when everything is killed at once, at any door (${rounds} rounds)`,
  { timeout: 600_000 },
  async () => {
    const [port, smtp, lmtp, submission] = [
      await freePort(),
      await freePort(),
      await freePort(),
      await freePort(),
    ]
    const env = {
      PLENARY_ROLES: 'mail',
      PLENARY_LIMITS: 'generous',
      PLENARY_SMTP_PORT: String(smtp),
      PLENARY_LMTP_PORT: String(lmtp),
      PLENARY_SUBMISSION_PORT: String(submission),
    }
    const acknowledged = { delivered: [] as string[], handedIn: [] as string[] }
    let box: { address: string; username: string } | undefined
    for (let round = 1; round <= rounds; round++) {
      const program = startReal({ data, port, env })
      await program.ready
      box ??= await openMailbox(program)
      const { address, username } = box
      const before = acknowledged.delivered.length + acknowledged.handedIn.length
      const auth = { user: username, pass: testPassword }
      const writing = [
        hand({ port: smtp }, { from: 'ama@outside.example', to: address }, acknowledged.delivered),
        hand(
          { port: lmtp, lmtp: true },
          { from: 'ama@outside.example', to: address },
          acknowledged.delivered,
        ),
        hand(
          { port: submission, auth },
          { from: address, to: 'friend@outside.example' },
          acknowledged.handedIn,
        ),
      ]
      await until(() => acknowledged.delivered.length + acknowledged.handedIn.length - before >= 30)
      await program.killAll()
      await Promise.all(writing)

      const again = startReal({ data, port, env })
      await again.ready
      const kept = new Set(await ask(again, 'select message_id from mail_blob'))
      const queued = new Set(await ask(again, 'select message_id from mail_sending'))
      assert.deepEqual(
        acknowledged.delivered.filter((id) => !kept.has(id)),
        [],
        `round ${round}`,
      )
      assert.deepEqual(
        acknowledged.handedIn.filter((id) => !queued.has(id)),
        [],
        `round ${round}`,
      )
      assert.equal(await again.stop(), 0)
    }
    assert.ok(acknowledged.delivered.length > 0 && acknowledged.handedIn.length > 0)
  },
)
