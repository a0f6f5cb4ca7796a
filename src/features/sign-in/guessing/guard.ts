import type { Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import type { AccountId } from '../../../values/ids.ts'
import { refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { countWrong, forgetTriesOf, giveBack, takeTries } from '../store/throttle.ts'
import type { Counted } from '../store/throttle.ts'
import { accountKey, deviceKey, nameKey, networkKey, nobodysKey } from '../try-key.ts'
import { accountBucket, mostInARow, nameBucket, networkBucket, nobodysBucket } from './rules.ts'
import { Spraying } from './spraying.ts'

/** A password somebody tries at the door. */
export type Guess = {
  readonly typed: string
  readonly password: string
  /** The account that is meant, if there is one. */
  readonly accountId: AccountId | undefined
  /** The mark of this device, when the account's owner signed in on it before. */
  readonly knownMark: string | undefined
  /** The network the request comes from; undefined where too many people share it to answer for each other. */
  readonly network: string | undefined
}

/** A try that was taken. Tell `wasRight` or `wasWrong` how it ended. */
export type TakenGuess = {
  readonly counted: Counted
  readonly network: Counted | undefined
  readonly inARow: readonly Buffer[]
  /** What is given back when it was right; undefined on a known device. */
  readonly password: string | undefined
  /** Whatever the password, it is wrong here: too many were wrong before it. */
  readonly isClosed: boolean
  /** If this one is wrong, the account's password is closed from now on. */
  readonly isLast: boolean
}

type Needs = Pick<House, 'db' | 'secrets' | 'log'>

const sprayings = new WeakMap<Secrets, Spraying>()

/** One for each process: what it counts is shared with nobody. */
function sprayingOf({ secrets }: Needs): Spraying {
  const spraying = sprayings.get(secrets) ?? new Spraying()
  sprayings.set(secrets, spraying)
  return spraying
}

/**
 * Lets a guess at a password through, or says how long to wait. A known device has budgets of its own and waits for nobody
 * else's guesses. What is answered depends on what was typed and where, never on whether there is such an account.
 */
export async function takeGuess(house: Needs, guess: Guess, now: Date): Promise<TakenGuess | Refusal> {
  const { secrets } = house
  const { accountId, knownMark: mark, password } = guess
  const isKnown = accountId !== undefined && mark !== undefined
  const counted = {
    key: isKnown ? deviceKey(secrets, mark) : nameKey(secrets, guess.typed),
    bucket: nameBucket,
  }
  if (!isKnown) {
    const { waitSeconds, warns } = sprayingOf(house).take(counted.key.toString('hex'), password, now)
    if (warns) house.log.warn({ names: warns }, 'one password is being tried on many names')
    if (waitSeconds > 0) return refuse('sign-in.wait', { seconds: waitSeconds })
  }
  const inARow = accountId
    ? { key: accountKey(secrets, accountId, mark), bucket: accountBucket }
    : { key: nobodysKey(secrets, guess.typed), bucket: nobodysBucket }
  const network =
    isKnown || guess.network === undefined
      ? undefined
      : { key: networkKey(secrets, guess.network), bucket: networkBucket }
  const { waitSeconds, levels } = await takeTries(house.db, [counted, inARow], now, network?.key)
  if (waitSeconds > 0) return refuse('sign-in.wait', { seconds: waitSeconds })

  const level = levels[1] ?? 0
  const all = accountId && mark ? [inARow.key, accountKey(secrets, accountId)] : [inARow.key]
  const ends = { isClosed: level > mostInARow, isLast: accountId !== undefined && level === mostInARow }
  return { counted, network, inARow: all, password: isKnown ? undefined : password, ...ends }
}

/** The password was right: the count in a row begins anew, and this try counts nowhere. */
export async function wasRight(
  house: Needs,
  tx: Transaction,
  guess: TakenGuess,
  accountId: AccountId,
  now: Date,
): Promise<{ readonly hasFactor: boolean }> {
  if (guess.password !== undefined) sprayingOf(house).giveBack(guess.password)
  return giveBack(tx, guess.counted, now, guess.inARow, accountId)
}

/** The password was wrong: it counts against the network as well. */
export async function wasWrong(tx: Transaction, guess: TakenGuess, now: Date): Promise<void> {
  if (guess.network) await countWrong(tx, guess.network, now)
}

/** An account's holder has proved themselves in another way: whatever was guessed before does not count any more. */
export const forgetGuesses = (tx: Transaction, secrets: Secrets, accountId: AccountId): Promise<void> =>
  forgetTriesOf(tx, [accountKey(secrets, accountId)])
