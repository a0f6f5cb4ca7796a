import { localeOf } from '../../../../platform/i18n/locale.ts'
import { dayOf, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  lines,
  link,
  muted,
  said,
  status,
  userText,
  type Child,
  type Html,
} from '../../../../platform/ui/index.ts'
import type { Group, Meeting } from '../types.ts'

/** What the body calls its groups: as the kind of event that their meetings are, where there is one. */
export function groupsName(t: Texts, profile: Profile): string {
  const type = profile.eventTypes.find(({ ofGroups }) => ofGroups)
  return type ? t.words(type.plural) : t('events.groups.title')
}

export function sectorName(t: Texts, { sectors }: Profile, id: string | null): string | undefined {
  const sector = sectors.find((one) => one.id === id)
  return sector ? t.words(sector.label) : (id ?? undefined)
}

/** Groups as people look for them: 2 stands before 12. */
export function inOrder<T extends Pick<Group, 'name'>>(t: Texts, groups: readonly T[]): T[] {
  const { compare } = new Intl.Collator(localeOf(t.language), { numeric: true })
  return [...groups].sort((one, other) => compare(t.words(one.name), t.words(other.name)))
}

/** Groups by sector, in the order of the profile; those of none stand last. */
export function bySector<T extends Pick<Group, 'name' | 'sector'>>(
  t: Texts,
  profile: Profile,
  groups: readonly T[],
): readonly { readonly sector: string | null; readonly groups: readonly T[] }[] {
  const known: (string | null)[] = profile.sectors.map(({ id }) => id)
  const others = groups.map(({ sector }) => sector).filter((id) => id !== null && !known.includes(id))
  return [...known, ...new Set(others), null]
    .map((sector) => ({
      sector,
      groups: inOrder(
        t,
        groups.filter((one) => one.sector === sector),
      ),
    }))
    .filter((one) => one.groups.length > 0)
}

/** Meetings under one another: when, what, where. */
export const meetingLines = (
  t: Texts,
  meetings: readonly Meeting[],
  more: { readonly href?: (one: Meeting) => string; readonly end?: (one: Meeting) => Child } = {},
): Html =>
  lines(
    meetings.map((one) => ({
      first: muted(dayOf(t, one.startsAt, one.timeZone)),
      says: said(
        link(userText(t.words(one.title)), t.path(more.href?.(one) ?? `/events/${one.code}`)),
        userText(t.words(one.city)),
        one.state === 'cancelled' && status('withdrawn', t('events.groups.meeting.cancelled')),
        one.state === 'draft' && status('draft', t('events.groups.meeting.draft')),
      ),
      end: more.end?.(one),
    })),
    'dated',
  )
