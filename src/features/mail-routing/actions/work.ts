import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { languageOfAccount } from '../../accounts/index.ts'
import { noticeOf } from '../notice.ts'
import { decideStep, readMailAddress, triedFor } from '../rules.ts'
import { leaveDue, rawOf, saveStep, takeDue } from '../store/sendings.ts'
import type { Due, Handed, SendingId } from '../types.ts'
import { queueLetter } from './queue.ts'

/** Puts a letter into the mailbox of an address of this house; `src/app.ts` hands it over. */
export type DeliverInside = (address: string, raw: Buffer, it: Due) => Promise<Handed>

/** Gives a letter to whoever takes it further. */
export type HandOutside = (it: Due, raw: Buffer) => Promise<Handed>

export type Doors = {
  readonly inside: DeliverInside
  /** Undefined: nothing leaves the house. */
  readonly outside?: HandOutside | undefined
  /** A letter that goes on has been refused for good. Whether somebody has it all the same, so that its sender need not be told. */
  readonly refused?: (it: Due, raw: Buffer | undefined, said: string, code: string) => Promise<boolean>
}

type Needs = Pick<House, 'db' | 'clock' | 'config' | 'secrets' | 'texts' | 'log'>

const atOnce = 50

/** Hands over what is due: recipients inside to their mailboxes, others to the relay. Says how many it took. */
export async function workQueue(
  house: Needs,
  doors: Doors,
  wish: { readonly sendingId?: SendingId; readonly inside?: boolean } = {},
): Promise<number> {
  const only = doors.outside ? wish : { ...wish, inside: true }
  const due = await takeDue(house.db, { ...only, limit: atOnce }, house.clock.now())
  await atOnceEach(due, (it) => handOver(house, doors, it))
  return due.length
}

const domainsAtOnce = 8
/** What is not begun by then goes back to the queue with its five minutes. */
const worksFor = 240_000

/** One domain after the other would wait for the slowest of them: some are worked at once, and of each domain one letter. */
async function atOnceEach(due: readonly Due[], work: (it: Due) => Promise<void>): Promise<void> {
  const waiting = [...Map.groupBy(due, ({ address }) => readMailAddress(address)?.domain).values()]
  const until = performance.now() + worksFor
  const worker = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop())
      for (const it of next) if (performance.now() < until) await work(it)
  }
  await Promise.all(Array.from({ length: domainsAtOnce }, worker))
}

async function handOver(house: Needs, doors: Doors, it: Due): Promise<void> {
  const { db, clock } = house
  const raw = await rawOf(db, it.sendingId)
  const handed: Handed = raw
    ? await handedBy(house, doors, it, raw)
    : { how: 'never', said: 'the letter is no more', code: '5.3.0' }
  const now = clock.now()
  if (handed.how === 'left') return leaveDue(db, it.id, now)
  const step = decideStep(it, handed, now, Math.random())
  const isKept = step.state === 'failed' && it.kind === 'forward' && (await takenBack(doors, it, raw, handed))
  await inTransaction(db, async (tx) => {
    await saveStep(tx, it, step, handed.said, now)
    if (step.tells && !isKept) await tellSender(tx, house, it, handed, step.tells, raw, now)
  })
}

const takenBack = async (
  { refused }: Doors,
  it: Due,
  raw: Buffer | undefined,
  handed: Exclude<Handed, { how: 'left' }>,
): Promise<boolean> =>
  refused !== undefined &&
  (await refused(it, raw, handed.said ?? '', handed.how === 'never' ? handed.code : '5.4.7'))

async function handedBy(house: Needs, { inside, outside }: Doors, it: Due, raw: Buffer): Promise<Handed> {
  try {
    if (it.isInside) return await inside(it.address, raw, it)
    return outside ? await outside(it, raw) : { how: 'later', said: 'no relay is set' }
  } catch (error) {
    house.log.warn({ sending: it.sendingId, error }, 'a letter did not get through')
    return { how: 'later', said: 'an error on our side' }
  }
}

/** Tells whoever wrote a letter what became of it. */
export async function tellSender(
  tx: Parameters<typeof queueLetter>[0],
  house: Needs,
  it: Due,
  handed: Exclude<Handed, { how: 'left' }>,
  kind: 'failed' | 'late',
  raw: Buffer | undefined,
  now: Date,
): Promise<void> {
  const address = readMailAddress(it.sender)
  if (!address) return
  const t = house.texts((it.accountId && (await languageOfAccount(tx, it.accountId))) || 'en')
  const { mailDomain } = house.config
  const isForwarded = it.kind === 'forward'
  const notice = noticeOf(t, {
    kind,
    to: it.sender,
    domain: mailDomain,
    recipient: isForwarded ? t('mail-routing.notice.hidden') : it.address,
    subject: it.subject,
    said: isForwarded ? '' : (handed.said ?? ''),
    code: handed.how === 'never' ? handed.code : kind === 'late' ? '4.4.7' : '5.4.7',
    sentAt: it.createdAt,
    triedUntil: new Date(it.createdAt.getTime() + triedFor),
    now,
    raw,
  })
  const isInside = address.domain === mailDomain
  const of = { kind: 'notice', accountId: isInside ? it.accountId : null, sender: '', subject: '' } as const
  const recipients = [{ address: it.sender, isInside }]
  await queueLetter(tx, house, { ...of, recipients, raw: notice, messageId: null }, now)
}
