import { dayAndTime, timeOf, zonePlace, type Texts } from '../../platform/i18n/index.ts'
import { dayRange } from '../../platform/i18n/day-range.ts'
import { html, status, userText, type Html, type StatusKind } from '../../platform/ui/index.ts'
import type { AccountState, BlockReason } from '../accounts/index.ts'

const kinds: Readonly<Record<AccountState, StatusKind>> = {
  initial: 'pending',
  active: 'confirmed',
  blocked: 'rejected',
  closed: 'withdrawn',
  merged: 'withdrawn',
}

/** The state of an account in a word, and of a blocked one why. */
export const stateWords = (
  t: Texts,
  it: { readonly state: AccountState; readonly blockReason: BlockReason | null },
): string =>
  it.blockReason
    ? t('administration.blocked-because', { reason: t(`administration.reason.${it.blockReason}`) })
    : t(`administration.state.${it.state}`)

export const statePill = (t: Texts, state: AccountState): Html =>
  status(kinds[state], t(`administration.state.${state}`))

/** Says that a sentence runs from the right, also where all its words are set apart, so that it keeps its order within another. */
const marked = (t: Texts, words: string): string => (t.direction === 'rtl' ? `\u200F${words}` : words)

/** A moment on the clock of whoever reads: with the year where it is another one. */
export function moment(t: Texts, at: Date, zone: string, now: Date): string {
  const isThisYear = at.getUTCFullYear() === now.getUTCFullYear()
  const day = { day: dayRange(t, at, at, zone), time: timeOf(t, at, zone) }
  const when = isThisYear ? dayAndTime(t, at, zone) : marked(t, t('administration.day-and-time', day))
  return marked(t, t('administration.moment', { when, zone: zonePlace(t, zone) }))
}

/** Own script first, the other one beside it. */
export const named = (it: { readonly name: string; readonly otherScriptName?: string | null }): Html =>
  it.otherScriptName
    ? html`${userText(it.otherScriptName)} <span class="muted" dir="auto">${it.name}</span>`
    : userText(it.name)

/** A count that is exact to ten thousand. */
export const counted = (t: Texts, count: number, most: number): string =>
  count > most ? t('administration.more-than', { count: most }) : t('administration.exactly', { count })
