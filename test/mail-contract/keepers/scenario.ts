import { letter } from '../../support/mailboxes.ts'
import { isRefused, type MailContract, type Uids } from './contract.ts'

/** What must be so, whoever keeps the mail; the mailbox is new and has room for two megabytes. */
export type Scenario = {
  readonly says: string
  /** Only where a message counts once, in however many folders it lies. */
  readonly needsBlobs?: true
  play(mail: MailContract): Promise<void>
}

export const day = new Date('2022-06-15T12:00:00Z')
export const numbers = (count: number) => Array.from({ length: count }, (_, n) => n + 1)

/** So many letters in the inbox, which have the UIDs from 1. */
export async function file(mail: MailContract, count: number, path = 'INBOX'): Promise<void> {
  for (const n of numbers(count))
    await put(mail, letter({ subject: `Letter ${n}`, text: `Text ${n}.` }), path)
}

export async function put(mail: MailContract, raw: Buffer, path = 'INBOX'): Promise<number> {
  const kept = await mail.append(path, raw, { internalDate: day })
  if (isRefused(kept)) throw new Error(kept.refused)
  return kept.uid
}

export async function mapped(done: ReturnType<MailContract['copy']>): Promise<[number, number][]> {
  const it = await done
  if (isRefused(it)) throw new Error(it.refused)
  return [...it].sort(([a], [b]) => a - b)
}

export const flagsIn = async (mail: MailContract, path: string) =>
  (await mail.list(path)).map(({ uid, flags }) => [uid, flags.toSorted().join(' ')])
export const uidsIn = async (mail: MailContract, path: string): Promise<Uids> =>
  (await mail.list(path)).map(({ uid }) => uid)
