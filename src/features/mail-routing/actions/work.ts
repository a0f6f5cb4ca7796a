import { inTransaction, type Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { Id } from '../../../values/ids.ts'
import { languageOfAccount } from '../../accounts/index.ts'
import { noticeOf } from '../notice.ts'
import { decideStep, readMailAddress, triedFor } from '../rules.ts'
import { holdOn, holdTaken, leaveDue, rawOf, saveStep, takeDue } from '../store/sendings.ts'
import type { Due, Handed, SendingId, SendingToId } from '../types.ts'
import { queueLetter } from './queue.ts'

/** Puts a letter into the mailbox of an address of this house; `src/app.ts` hands it over. */
export type DeliverInside = (address: string, raw: Buffer, it: Due) => Promise<Handed>

/** Gives a letter to whoever takes it further. */
export type HandOutside = (it: Due, raw: Buffer) => Promise<Handed>

export type Doors = {
  readonly inside: DeliverInside
  /** Undefined: nothing leaves the house. */
  readonly outside?: HandOutside | undefined
  /** What becomes of a letter that goes on and did not get through, for whoever wanted it to go on. */
  readonly refused?: TakeBack
}

/** Why a letter did not get through. Without a code nobody refused it: it was given up here. */
export type Why = { readonly said: string; readonly code: string | undefined }

/** Whether somebody has the letter all the same, so that its sender need not be told. `afterwards` is done when all of it is kept. */
export type Back = { readonly isKept: boolean; readonly afterwards?: () => void }

/**
 * Takes back a letter that goes on and is over for one recipient, in the transaction in which that is noted, so that it comes
 * back once. One that is given up by hand while it is with another server may still arrive there.
 */
export type TakeBack = (tx: Transaction, it: Due, raw: Buffer | undefined, why: Why) => Promise<Back>

type Needs = Pick<House, 'db' | 'clock' | 'config' | 'secrets' | 'texts' | 'log'>

const atOnce = 50

/**
 * Hands over what is due: recipients inside to their mailboxes, others to the relay. Says how many it took. However long another server
 * takes, nobody else begins with what is in hand: it is held on to. `renews`: how often, in milliseconds.
 */
export async function workQueue(
  house: Needs,
  doors: Doors,
  wish: { readonly sendingId?: SendingId; readonly inside?: boolean; readonly renews?: number } = {},
): Promise<number> {
  const { db, clock, log } = house
  const { renews = 60_000, ...which } = wish
  const only = doors.outside ? which : { ...which, inside: true }
  const taken = await takeDue(db, { ...only, limit: atOnce }, clock.now())
  if (taken.due.length === 0) return 0
  const hold = () =>
    holdOn(db, taken, clock.now()).catch((error: unknown) =>
      log.warn({ error }, 'letters in hand could not be held'),
    )
  const holding = setInterval(() => void hold(), renews)
  try {
    const left = await atOnceEach(taken.due, (it) =>
      handOver(house, doors, it, taken.hand).catch((error: unknown) =>
        log.error({ sending: it.sendingId, error }, 'what became of a letter could not be noted'),
      ),
    )
    await leaveDue(db, taken.hand, left, clock.now())
  } finally {
    clearInterval(holding)
  }
  return taken.due.length
}

const domainsAtOnce = 8
/** What is not begun by then goes back to the queue. */
const worksFor = 240_000

/**
 * One domain after the other would wait for the slowest of them: some are worked at once, and of each domain one letter. Says which were
 * not begun.
 */
async function atOnceEach(
  due: readonly Due[],
  work: (it: Due) => Promise<void>,
): Promise<readonly SendingToId[]> {
  const waiting = [...Map.groupBy(due, ({ address }) => readMailAddress(address)?.domain).values()]
  const until = performance.now() + worksFor
  const left: SendingToId[] = []
  const worker = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop())
      for (const it of next)
        if (performance.now() < until) await work(it)
        else left.push(it.id)
  }
  await Promise.all(Array.from({ length: domainsAtOnce }, worker))
  return left
}

async function handOver(house: Needs, doors: Doors, it: Due, hand: Id): Promise<void> {
  const { db, clock } = house
  const raw = await rawOf(db, it.sendingId)
  const handed: Handed = raw
    ? await handedBy(house, doors, it, raw)
    : { how: 'never', said: 'the letter is no more', code: '5.3.0' }
  const now = clock.now()
  if (handed.how === 'left') return leaveDue(db, hand, [it.id], now)
  const step = decideStep(it, handed, now, Math.random())
  const afterwards = await inTransaction(db, async (tx) => {
    if (!(await holdTaken(tx, it.id, hand, handed.how === 'sent'))) return undefined
    const goesBack = step.state === 'failed' && it.kind === 'forward'
    const back = goesBack ? await doors.refused?.(tx, it, raw, whyOf(handed)) : undefined
    await saveStep(tx, it, step, handed.said, now)
    if (step.tells && !back?.isKept) await tellSender(tx, house, it, handed, step.tells, raw, now)
    return back?.afterwards
  })
  afterwards?.()
}

const whyOf = (handed: Exclude<Handed, { how: 'left' }>): Why => ({
  said: handed.said ?? '',
  code: handed.how === 'never' ? handed.code : '5.4.7',
})

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
  tx: Transaction,
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
