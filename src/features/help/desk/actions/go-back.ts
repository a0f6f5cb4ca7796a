import { inTransaction, type Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { isOurs, keyOf } from '../../articles/rules.ts'
import type { ArticleName } from '../../articles/types.ts'
import { findVersion, holdArticle, insertArticle, saveNewVersion, saveWithdrawn } from '../store/versions.ts'
import type { Version } from '../types.ts'
import { holdInLanguage } from './hold.ts'
import { unknownArticle, type Spot } from './write.ts'

/**
 * Readers see an earlier version again, or the program's own text (`'ours'`). It becomes a new version, so that what was said when stays
 * known; a draft stays as it is.
 */
export function goBack(
  { db, profile, clock }: House,
  actor: SignedIn,
  spot: Spot,
  to: number | 'ours',
): Promise<{ readonly number: number } | Refusal> {
  return inTransaction(db, async (tx) => {
    const now = clock.now()
    const held = await holdInLanguage(tx, { ...spot, languages: profile.languages }, actor.accountId, now)
    if (!held) return unknownArticle()
    const earlier = to === 'ours' ? undefined : await findPublished(tx, spot, to)
    if (to === 'ours' ? !isOurs(spot.name) : !earlier) return refuse('help.refused.no-version')
    const { title = null, words = null, fits = 0, fitsOurs = null } = earlier ?? {}
    const version = {
      language: spot.language,
      number: held.next,
      title,
      words,
      fits,
      fitsOurs,
      backTo: earlier?.number ?? null,
    }
    const by = { by: actor.accountId, now, isPublished: true }
    await saveNewVersion(tx, held.article.id, version, by)
    const details = { article: keyOf(spot.name), language: spot.language, number: held.next, to }
    await record(tx, actor, 'help.went-back', held.article.id, details, now)
    return { number: held.next }
  })
}

async function findPublished(
  tx: Transaction,
  { name, language }: Spot,
  number: number,
): Promise<Version | undefined> {
  const found = await findVersion(tx, name, language, { is: 'number', number })
  return found?.publishedAt ? found : undefined
}

/** Nobody finds an article any more, or everybody does again. What it says and said is kept. */
export function withdraw(
  { db, clock }: House,
  actor: SignedIn,
  name: ArticleName,
  isWithdrawn: boolean,
): Promise<{ readonly changed: boolean } | Refusal> {
  return inTransaction(db, async (tx) => {
    const now = clock.now()
    if (isOurs(name)) await insertArticle(tx, name, actor.accountId, now)
    const held = await holdArticle(tx, name)
    if (!held) return unknownArticle()
    if ((held.withdrawnAt !== null) === isWithdrawn) return { changed: false }
    await saveWithdrawn(tx, held.id, isWithdrawn ? now : null)
    const act = isWithdrawn ? 'help.withdrawn' : 'help.brought-back'
    await record(tx, actor, act, held.id, { article: keyOf(name) }, now)
    return { changed: true }
  })
}
