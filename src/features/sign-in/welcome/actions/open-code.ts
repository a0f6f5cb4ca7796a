import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { stranger, system } from '../../../../values/actor.ts'
import { isRefusal, refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { blockHeld, findLink, findLinkOfToken, holdAccount, saveLinkFacts } from '../../../accounts/index.ts'
import { record } from '../../../audit/index.ts'
import { networkBucket, nameBucket } from '../../guessing/rules.ts'
import { clearTries, countWrong, takeTries } from '../../store/throttle.ts'
import { codeKey, networkKey } from '../../try-key.ts'
import { codeIn, decideCode, decideOpened, isAbandoned, openingsOf, welcome } from '../rules.ts'
import type { Opened } from '../rules.ts'

/**
 * Somebody typed a welcome code. The right one opens the page on which a password is chosen, and nothing else; each time
 * is noted. Guesses are slowed down by the first letters of the code and by network, and never block anybody: only who
 * holds the code can do that, by opening it and leaving three times. Typed again where it is still open, it is no new time.
 */
export async function openCode(
  house: Pick<House, 'db' | 'secrets' | 'profile'>,
  it: { readonly typed: string; readonly network: string | undefined; readonly earlier?: Opened | undefined },
  now: Date,
): Promise<Opened | Refusal> {
  const { db, secrets, profile } = house
  const code = codeIn(it.typed, profile.welcomeWord)
  if (code === undefined) return refuse('sign-in.welcome-wrong')
  const network = it.network === undefined ? undefined : networkKey(secrets, it.network)
  const key = codeKey(secrets, code)
  const { waitSeconds } = await takeTries(db, [{ key, bucket: nameBucket }], now, network)
  if (waitSeconds > 0) return refuse('sign-in.welcome-wait', { seconds: waitSeconds })

  const link = await findLinkOfToken(db, welcome, code)
  if (!link) {
    if (network) await countWrong(db, { key: network, bucket: networkBucket }, now)
    return refuse('sign-in.welcome-wrong')
  }
  await clearTries(db, key)
  return inTransaction(db, async (tx) => {
    const held = await holdAccount(tx, link.accountId)
    const live = decideCode(await findLink(tx, link.id), now)
    if (isRefusal(live)) return live
    if (held?.state !== 'initial') return refuse('sign-in.welcome-replaced')
    if (isAbandoned(live, now)) {
      await blockHeld(tx, secrets, system, held, { reason: 'initial-not-changed' }, now)
      return refuse('sign-in.welcome-abandoned')
    }
    if (it.earlier?.link === live.id && !isRefusal(decideOpened(live, it.earlier.opening, now)))
      return it.earlier
    const openings = [...openingsOf(live), { at: now.toISOString() }]
    await saveLinkFacts(tx, live.id, { ...live.facts, openings })
    await record(tx, stranger, 'sign-in.welcome-opened', held.id, { time: openings.length }, now)
    return { link: live.id, opening: openings.length - 1 }
  })
}
