import { setTimeout as pause } from 'node:timers/promises'
import { openTransport } from '../src/platform/outgoing-mail/transport.ts'
import { openSink } from '../test/support/mail.ts'
import type { Ground } from './ground.ts'
import { serve } from './processes.ts'
import type { Row } from './table.ts'

const most = 3000

/** Mails that wait in the outbox, written and sent, against a client that sends ready messages to the same sink. */
export async function measureMail(ground: Ground): Promise<Row> {
  await ground.client.query(
    'delete from outbox where id not in (select id from outbox order by id limit $1)',
    [most],
  )
  const waiting = await count(ground, "state in ('queued', 'retrying', 'in-flight')")
  const sink = await openSink({ keep: false })
  const { connection, folder } = ground
  const worker = await serve('worker', { connection, folder, smtpUrl: sink.url })
  while (sink.caught.length === 0) await pause(5) // its start is not what is measured
  const already = sink.caught.length
  const began = performance.now()
  while ((await count(ground, "state in ('queued', 'retrying', 'in-flight')")) > 0) await pause(100)
  const ours = (waiting - already) / ((performance.now() - began) / 1000)
  await worker.close()
  if (sink.caught.length !== waiting)
    throw new Error(`${waiting} mails waited, ${sink.caught.length} arrived`)

  const { rows } = await ground.client.query<{ source: string }>(
    'select source from outbox where source is not null limit 1',
  )
  const transport = openTransport(sink.url)
  const source = rows[0]?.source ?? ''
  const start = performance.now()
  let sent = 0
  const send = async () => {
    while (sent++ < most) await transport.send({ from: 'a@mail.example', to: 'b@mail.example', source })
  }
  await Promise.all(Array.from({ length: 40 }, send))
  const bare = most / ((performance.now() - start) / 1000)
  transport.close()
  await sink.close()
  return {
    what: 'mails written and sent',
    note: `${waiting} confirmations with calendar and QR; none lost`,
    ours,
    bare,
    bareIs: 'one ready message sent again and again',
    bar: '≥ 300/s',
    holds: ours >= 300,
  }
}

async function count({ client }: Ground, where: string): Promise<number> {
  const { rows } = await client.query<{ count: string }>(`select count(*) from outbox where ${where}`)
  return Number(rows[0]?.count)
}
