import { dayOf, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  link,
  linkList,
  status,
  type Child,
  type Html,
  type Option,
  type StatusKind,
} from '../../../../platform/ui/index.ts'
import { regimeWords } from '../../../events/index.ts'
import type { Ties } from '../../../participation/index.ts'
import type { EventChoice } from '../../desk/types.ts'
import type { Outcome } from '../types.ts'

const kindOfRegime: Readonly<Record<string, StatusKind>> = {
  automatic: 'confirmed',
  'focal-point': 'pending',
  accreditation: 'review',
}

/** A regime as a pill; what says no looks alike, whichever no it is. */
export const regimePill = (t: Texts, regime: string, words: (words: string) => Child = (it) => it): Html =>
  status(kindOfRegime[regime] ?? 'rejected', words(regimeWords(t, regime)))

export const kindOfOutcome: Readonly<Record<Outcome, StatusKind>> = {
  confirmed: 'confirmed',
  'focal-point': 'pending',
  secretariat: 'review',
  refused: 'rejected',
}

/** In which way an organisation is tied to a meeting; nothing where it does not matter. */
export function tiesWords(t: Texts, { sector, group }: Ties): readonly string[] {
  return [
    ...(group === 'none' ? [] : [t(`registrations.policy.tie.group.${group}`)]),
    ...(sector === 'none' ? [] : [t(`registrations.policy.tie.sector.${sector}`)]),
  ]
}

export const ruleWords = (t: Texts, { ruleParts }: Profile, rule: string) => {
  const parts = ruleParts[rule]
  return { words: parts ? t.words(parts.words) : rule, wayOut: parts?.wayOut && t.words(parts.wayOut) }
}

export const typeLabel = (t: Texts, { eventTypes }: Profile, id: string): string => {
  const type = eventTypes.find((one) => one.id === id)
  return type ? t.words(type.label) : id
}

/** Events to choose from, as a list that opens. */
export const eventOptions = (t: Texts, events: readonly EventChoice[]): Option[] => [
  { value: '', label: t('registrations.policy.trial.choose') },
  ...events.map(({ code, title, startsAt, timeZone }) => ({
    value: code,
    label: `${t.words(title)} · ${dayOf(t, startsAt, timeZone)} · ${code}`,
  })),
]

/** The pages about the rules, one beside the other. */
export const around = (t: Texts, code?: string): Html => {
  const of = code ? `?event=${code}` : ''
  return linkList(
    link(t('registrations.policy.title'), t.path('/desk/rules')),
    link(t('registrations.policy.trial.title'), t.path(`/desk/rules/preview${of}`)),
    link(t('registrations.policy.census.title'), t.path(`/desk/rules/count${of}`)),
    link(t('registrations.policy.changes'), t.path('/desk/rules/changes')),
    link(t('registrations.policy.groups'), t.path('/desk/groups')),
  )
}
