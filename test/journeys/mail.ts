import { setTimeout as pause } from 'node:timers/promises'
import type { Program } from '../support/program.ts'

export type Received = { readonly subject: string; readonly text: string; readonly source: string }

/** The newest mail of an occasion to an address, once the worker has written it; with `about`, the one that says so. */
export async function mailTo(
  program: Program,
  address: string,
  occasion: string,
  about = '',
): Promise<Received> {
  for (let tries = 0; tries < 200; tries++) {
    const row = await program.house.db
      .selectFrom('outbox')
      .select(['subject', 'text_body', 'source'])
      .where('to_address', '=', address)
      .where('occasion', '=', occasion)
      .where('text_body', 'like', `%${about}%`)
      .orderBy('created_at', 'desc')
      .executeTakeFirst()
    if (row) return { subject: row.subject ?? '', text: row.text_body ?? '', source: row.source ?? '' }
    await pause(50)
  }
  const all = await program.house.db
    .selectFrom('outbox')
    .select(['occasion', 'to_address', 'state', 'last_error'])
    .execute()
  throw new Error(`no mail "${occasion}" to ${address}; the outbox has ${JSON.stringify(all)}`)
}

/** How many mails of an occasion went to an address. */
export async function mailsTo(program: Program, address: string, occasion: string): Promise<number> {
  const rows = await program.house.db
    .selectFrom('outbox')
    .select('id')
    .where('to_address', '=', address)
    .where('occasion', '=', occasion)
    .execute()
  return rows.length
}

/** The first of our own addresses in a mail that has this in it. */
export function linkIn(mail: Received, part: string): string {
  const link = [...mail.text.matchAll(/https?:\/\/\S+/g)]
    .map(([address]) => address)
    .find((address) => address.includes(part))
  if (!link) throw new Error(`no link with "${part}" in:\n${mail.text}`)
  return link
}
