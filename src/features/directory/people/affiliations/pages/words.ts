import { dayOf, plainDate, type Texts } from '../../../../../platform/i18n/index.ts'
import { html, muted, said, userText, type Child, type Html } from '../../../../../platform/ui/index.ts'
import { organisationName } from '../../../rules.ts'
import type { Held, Past } from '../types.ts'

/** The organisation of an affiliation, in words also where there is none yet. */
export const nameOf = (t: Texts, { organisation }: Pick<Past, 'organisation'>): string =>
  organisation ? organisationName(organisation, t.language) : t('directory.affiliations.unknown')

/** The organisation with what somebody does there under it. */
export const postOf = (t: Texts, it: Past): Html =>
  said(userText(nameOf(t, it)), it.role && userText(it.role), it.unit && userText(it.unit))

/** How things stand, in a sentence: who has it, since when. */
export function standingWords(t: Texts, it: Past, zone: string): string {
  const day = dayOf(t, it.since, zone)
  if (it.state === 'approved') return t('directory.affiliations.state.approved')
  if (!it.organisation) return t('directory.affiliations.state.unknown', { day })
  if (it.organisation.state !== 'listed') return t('directory.affiliations.state.unverified', { day })
  return t('directory.affiliations.state.claimed', { day })
}

/** How it ended, in a word or two. */
export const endWords = (t: Texts, { state, endReason }: Held): string =>
  state === 'rejected'
    ? t('directory.affiliations.ended.rejected')
    : t(`directory.affiliations.ended.${endReason ?? 'left'}`)

/** From when until when, as far as anybody has said. */
export function daysOf(t: Texts, { fromOn, toOn }: Pick<Held, 'fromOn' | 'toOn'>): Child {
  const from = fromOn && t('directory.affiliations.since', { day: plainDate(t, fromOn) })
  const to = toOn && t('directory.affiliations.until', { day: plainDate(t, toOn) })
  if (!from && !to) return undefined
  return muted(from && to ? html`${from}<br />${to}` : from || to)
}
