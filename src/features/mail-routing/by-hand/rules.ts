import { refuse, type Refusal } from '../../../values/refusal.ts'
import type { SendingState } from '../types.ts'

const minute = 60_000

/** Whoever has a letter in hand has it for five minutes: nobody else is to try it before, or it would arrive twice. */
export const soonest = 5 * minute

/** How a letter to one recipient stands, and whether its bytes are still there. */
export type Standing = { readonly state: SendingState; readonly dueAt: Date; readonly hasBytes: boolean }

/**
 * What trying a letter means now: one that waits for its next turn has it within five minutes, one that failed begins anew. What is held
 * waits for a way out of the house, which nobody makes by pressing a button.
 */
export function decideTrying(
  it: Standing,
  now: Date,
): { readonly how: 'sooner' | 'anew'; readonly dueAt: Date } | Refusal {
  if (it.state === 'sent') return refuse('mail-routing.letter-sent')
  if (it.state === 'held') return refuse('mail-routing.letter-held')
  if (!it.hasBytes) return refuse('mail-routing.letter-gone')
  if (it.state === 'failed') return { how: 'anew', dueAt: now }
  return { how: 'sooner', dueAt: new Date(Math.min(it.dueAt.getTime(), now.getTime() + soonest)) }
}

/** Whether a letter can be given up: while it waits. Its sender is told. */
export const decideGivingUp = ({ state }: Pick<Standing, 'state'>): { readonly how: 'given-up' } | Refusal =>
  state === 'queued' || state === 'held' ? { how: 'given-up' } : refuse('mail-routing.letter-over')

/** Why a letter did not get through, as far as the answer of the other server lets itself be understood. */
export type Reason =
  'nobody' | 'full' | 'too-large' | 'refused' | 'later' | 'unreachable' | 'given-up' | 'gone' | 'other'

/** What is noted of a letter that was given up here. */
export const givenUp = 'given up at the service desk'

const signs: readonly (readonly [Reason, RegExp])[] = [
  ['given-up', new RegExp(`^${givenUp}$`)],
  ['gone', /^the letter is no more$/],
  ['full', /\b[45]\.2\.2\b|(?:mailbox|quota|storage).{0,20}(?:full|exceed)|over ?quota|\b452\b/i],
  ['too-large', /\b[45]\.(?:3\.4|2\.3)\b|too (?:large|big)|size (?:limit|exceed)|exceeds.{0,30}size/i],
  [
    'nobody',
    /\b5\.1\.(?:[0-3]|6|10)\b|(?:user|recipient|mailbox|address|account).{0,30}(?:unknown|not found|does not exist|unavailable|rejected)|no such|unknown user/i,
  ],
  [
    'unreachable',
    /ECONN|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|EDNS|ESOCKET|timed? ?out|refused to connect|no route|greeting never|not resolve/i,
  ],
  ['refused', /\b5\.7\.\d{1,3}\b|spam|blocked|denied|policy|not permitted|reject/i],
  ['later', /^\D{0,3}4\d\d\b|\b4\.\d\.\d{1,3}\b|try again|temporar|greylist|too many/i],
]

/** Undefined: nothing was said that could be a reason. */
export const reasonOf = (said: string | null): Reason | undefined =>
  said ? (signs.find(([, sign]) => sign.test(said))?.[0] ?? 'other') : undefined
