import { dayOf, timeOf } from '../../../../platform/i18n/dates.ts'
import { countryName, languageName, zonePlace, type Texts } from '../../../../platform/i18n/index.ts'
import { list } from '../../../../platform/i18n/lists.ts'
import { bdi, html, userText, type Child } from '../../../../platform/ui/index.ts'
import { typeName } from '../../pages/facts.ts'
import type { EventView } from '../../types.ts'
import type { FormPlace } from '../form.ts'
import { momentFields, wordFields, type FieldName, type PlainField, type WordField } from '../types.ts'

/** What names of groups and of countries come from. */
export type Known = Pick<FormPlace, 'profile' | 'groups'>

const isWords = (field: string): field is WordField => (wordFields as readonly string[]).includes(field)

/** "Title", or of one language "Title, French". */
export function fieldLabel(t: Texts, name: FieldName | WordField): string {
  const [field = '', language] = name.split('.')
  const label = t(`events.desk.field.${field}`)
  return language
    ? t('events.desk.field.in-language', { field: label, language: languageName(t, language).here })
    : label
}

/** What a field says, in words; of an empty one what follows from that. */
export function fieldValue(t: Texts, known: Known, name: FieldName | WordField, event: EventView): Child {
  const [field = '', language] = name.split('.')
  if (isWords(field)) {
    const words = language ? event[field][language] : t.words(event[field])
    return words ? userText(words) : t('events.desk.unset')
  }
  return plainValue(t, known, field as PlainField, event[field as PlainField], event)
}

/** The same for a value that stands by itself, such as one of the change log. */
export function plainValue(
  t: Texts,
  known: Known,
  field: PlainField,
  value: unknown,
  { timeZone }: Pick<EventView, 'timeZone'>,
): Child {
  const { profile, groups } = known
  const said = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  const all = Array.isArray(value) ? (value as readonly string[]) : []
  if (value === null || value === undefined || value === '') return unset(t, field, known)
  if ((momentFields as readonly string[]).includes(field))
    return momentWords(t, new Date(value as string), timeZone)
  if (typeof value === 'boolean') return t(value ? 'events.desk.yes' : 'events.desk.no')
  switch (field) {
    case 'type':
      return typeName(t, profile, said)
    case 'groupId': {
      const group = groups.find(({ id }) => id === value)
      return group ? userText(t.words(group.name)) : bdi(said)
    }
    case 'sector': {
      const sector = profile.sectors.find(({ id }) => id === value)
      return sector ? t.words(sector.label) : bdi(said)
    }
    case 'countryCode':
      return countryName(t, profile, said)
    case 'timeZone':
      return html`${zonePlace(t, said)} (${bdi(said)})`
    case 'modes':
      return list(
        t,
        all.map((mode) => t(`events.mode.${mode}`)),
      )
    case 'languages':
      return list(
        t,
        all.map((language) => languageName(t, language).here),
      )
    case 'retention':
      return retentionWords(t, value as Record<string, number>)
    case 'offerHours':
      return t('events.desk.hours', { count: Number(said) })
    case 'joinLeadMinutes':
      return t('events.desk.minutes', { count: Number(said) })
    case 'changePolicy':
    case 'participantsList':
    case 'visaLetterTo':
    case 'waitingRule':
      return t(`events.desk.value.${field}.${said}`)
    default:
      return bdi(said)
  }
}

/** "Thursday 4 December 2025, 09:30", on the clocks of the event's place. */
export const momentWords = (t: Texts, at: Date, zone: string): string =>
  t('events.desk.moment', { day: dayOf(t, at, zone), time: timeOf(t, at, zone) })

const saysWhatFollows = new Set<string>([
  'onSiteCapacity',
  'remoteCapacity',
  'onSiteClosesAt',
  'remoteClosesAt',
  'modeChangeUntil',
  'seatsPerOrganisation',
  'offerHours',
])

function unset(t: Texts, field: PlainField, { profile }: Known): string {
  if (field === 'joinLeadMinutes')
    return t('events.desk.unset.joinLeadMinutes', { minutes: profile.joinLeadMinutes })
  return saysWhatFollows.has(field) ? t(`events.desk.unset.${field}`) : t('events.desk.unset')
}

function retentionWords(t: Texts, days: Readonly<Record<string, number>>): string {
  const said = Object.entries(days).map(([name, count]) => t(`events.desk.retention.${name}`, { count }))
  return said.length > 0 ? list(t, said) : t('events.desk.unset.retention')
}
