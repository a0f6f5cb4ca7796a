import { createMailbox, type Mailbox } from '../../src/features/mailbox/index.ts'
import { system } from '../../src/values/actor.ts'
import { isRefusal } from '../../src/values/refusal.ts'
import type { TestHouse } from './house.ts'
import { makeAccount, type MadeAccount } from './people.ts'

export type MadeMailbox = Mailbox & { readonly account: MadeAccount }

/** A mailbox with its account. */
export async function makeMailbox(
  house: TestHouse,
  it: { quotaBytes?: number; account?: MadeAccount; username?: string; email?: string; name?: string } = {},
): Promise<MadeMailbox> {
  const { quotaBytes, account: given, ...person } = it
  const account = given ?? (await makeAccount(house.db, person))
  const made = await createMailbox(house, system, { accountId: account.id, quotaBytes })
  if (isRefusal(made)) throw new Error(made.refused)
  return { ...made, account }
}

let count = 0

/** A letter as it goes over the wire; whatever is not said is different every time. */
export function letter(
  it: {
    from?: string
    to?: string
    subject?: string
    text?: string
    headers?: readonly string[]
    messageId?: string
    bytes?: number
  } = {},
): Buffer {
  count++
  const text = it.text ?? `Letter ${count}.`
  const head = [
    `From: ${it.from ?? 'Ama Mensah <ama@outside.example>'}`,
    `To: ${it.to ?? 'you@inside.example'}`,
    `Subject: ${it.subject ?? `Letter ${count}`}`,
    `Message-ID: ${it.messageId ?? `<letter-${count}@outside.example>`}`,
    'Date: Wed, 25 Nov 2026 08:00:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    ...(it.headers ?? []),
  ]
  const plain = `${head.join('\r\n')}\r\n\r\n${text.replace(/\r?\n/g, '\r\n')}\r\n`
  const missing = (it.bytes ?? 0) - Buffer.byteLength(plain)
  return Buffer.from(missing > 0 ? `${plain}${'x'.repeat(missing)}` : plain)
}
