import type { Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import { emptyState, html, link, linkList, userText, type Page } from '../../../../platform/ui/index.ts'
import type { Localised } from '../../../../values/language.ts'
import type { ChangeLine } from '../types.ts'
import { changeLines, rulesPath } from './change-lines.ts'

export type LogView = {
  readonly profile: Profile
  /** Only the changes of this one. */
  readonly of:
    { readonly kind: 'event' | 'group'; readonly code: string; readonly title: Localised } | undefined
  readonly changes: readonly ChangeLine[]
  /** There are older ones. */
  readonly isMore: boolean
}

/** Every change of what is said instead of the policy. */
export function logPage(t: Texts, { profile, of, changes, isMore }: LogView): Page {
  const only = of ? `${of.kind}=${of.code}&` : ''
  const last = changes.at(-1)
  return {
    title: t('events.overrides.log'),
    lead: t('events.overrides.log.lead'),
    section: 'desk',
    noIndex: true,
    margin: linkList(
      link(t('events.overrides.policy'), t.path('/desk/rules')),
      of && link(userText(t.words(of.title)), t.path(rulesPath(of))),
      of && link(t('events.overrides.log.of-all'), t.path('/desk/rules/changes')),
    ),
    body: html`${
      changes.length === 0
        ? emptyState(t('events.overrides.log.none'))
        : changeLines(t, profile, changes, { zone: profile.seat.timeZone, named: of === undefined })
    }
    ${isMore && last && html`<p>${link(t('events.overrides.log.older'), t.path(`/desk/rules/changes?${only}before=${last.id}`))}</p>`}`,
  }
}
