import { inTransaction, type Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { Language } from '../../../../values/language.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { ourPrint } from '../../articles/our-words.ts'
import { firstLanguage, isOurs, keyOf } from '../../articles/rules.ts'
import type { ArticleName } from '../../articles/types.ts'
import { decidePublishing, decideSaving, fitOf } from '../rules.ts'
import {
  insertArticle,
  removeDraft,
  saveDraftWords,
  saveNewVersion,
  savePublished,
} from '../store/versions.ts'
import type { Version, Written } from '../types.ts'
import { holdInLanguage, type Held } from './hold.ts'

/** Where in help something is written. */
export type Spot = { readonly name: ArticleName; readonly language: Language }

export const unknownArticle = (): Refusal => refuse('help.refused.unknown')

/** Keeps what staff wrote as the draft of a language, unless somebody else wrote since they saw it. Readers see nothing of it. */
export function saveDraft(
  house: House,
  actor: SignedIn,
  spot: Spot,
  written: Written & { readonly seen: number },
): Promise<{ readonly revision: number } | Refusal> {
  const { db, profile, clock } = house
  return inTransaction(db, async (tx) => {
    const now = clock.now()
    const held = await holdInLanguage(tx, { ...spot, languages: profile.languages }, actor.accountId, now)
    if (!held) return unknownArticle()
    const decision = decideSaving(held.draft, written.seen)
    if (isRefusal(decision)) return decision
    return saveWords(tx, { actor, house, spot, now }, held, written)
  })
}

type Writing = {
  readonly actor: SignedIn
  readonly house: Pick<House, 'profile' | 'texts'>
  readonly spot: Spot
  readonly now: Date
}

async function saveWords(
  tx: Transaction,
  { actor, house, spot, now }: Writing,
  held: Held,
  written: Written,
): Promise<{ revision: number }> {
  const { language, name } = spot
  const by = { by: actor.accountId, now }
  const first = firstLanguage(house.profile.languages)
  const ours = language === first || !isOurs(name) ? null : ourPrint(house.texts(first), name)
  const words = {
    ...{ language, title: written.title, words: written.words },
    ...fitOf(written, held, ours),
  }
  const revision = (held.draft?.revision ?? 0) + 1
  if (held.draft) await saveDraftWords(tx, held.article.id, { ...words, revision }, by)
  else
    await saveNewVersion(
      tx,
      held.article.id,
      { ...words, number: held.next, backTo: null },
      { ...by, isPublished: false },
    )
  return { revision }
}

/** Staff add an article of their own, as a draft in the first language. */
export function addArticle(
  house: House,
  actor: SignedIn,
  name: ArticleName,
  written: Pick<Written, 'title' | 'words'>,
): Promise<Spot | Refusal> {
  const { db, profile, clock } = house
  return inTransaction(db, async (tx) => {
    const now = clock.now()
    if (isOurs(name) || !(await insertArticle(tx, name, actor.accountId, now)))
      return refuse('help.refused.address-taken')
    const spot = { name, language: firstLanguage(profile.languages) }
    const held = await holdInLanguage(tx, { ...spot, languages: profile.languages }, actor.accountId, now)
    if (!held) return unknownArticle()
    await saveWords(tx, { actor, house, spot, now }, held, { ...written, fits: true })
    await record(tx, actor, 'help.added', held.article.id, { article: keyOf(name) }, now)
    return spot
  })
}

/** Readers see the draft from now on, if it is the one that was looked at. */
export function publishDraft(
  { db, profile, clock }: House,
  actor: SignedIn,
  spot: Spot,
  seen: number,
): Promise<Pick<Version, 'number'> | Refusal> {
  return inTransaction(db, async (tx) => {
    const now = clock.now()
    const held = await holdInLanguage(tx, { ...spot, languages: profile.languages }, actor.accountId, now)
    if (!held) return unknownArticle()
    const decision = decidePublishing(held.draft, seen)
    if (isRefusal(decision)) return decision
    const number = held.draft && held.draft.number === held.next - 1 ? held.draft.number : held.next
    await savePublished(
      tx,
      held.article.id,
      { language: spot.language, number },
      { by: actor.accountId, now },
    )
    const details = { article: keyOf(spot.name), language: spot.language, number }
    await record(tx, actor, 'help.published', held.article.id, details, now)
    return { number }
  })
}

/** What was written and not published is gone. */
export function discardDraft(
  { db, profile, clock }: House,
  actor: SignedIn,
  spot: Spot,
): Promise<{ readonly discarded: boolean } | Refusal> {
  return inTransaction(db, async (tx) => {
    const now = clock.now()
    const held = await holdInLanguage(tx, { ...spot, languages: profile.languages }, actor.accountId, now)
    if (!held) return unknownArticle()
    const discarded = await removeDraft(tx, held.article.id, spot.language)
    const details = { article: keyOf(spot.name), language: spot.language }
    if (discarded) await record(tx, actor, 'help.draft-discarded', held.article.id, details, now)
    return { discarded }
  })
}
