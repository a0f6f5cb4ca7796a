import { dayOf, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  emptyState,
  ledger,
  ledgers,
  lines,
  link,
  said,
  userText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { GroupLine } from '../types.ts'
import { bySector, groupsName, sectorName } from './words.ts'

/** Every group of the body by sector, with its next meeting. */
export function groupsPage(t: Texts, profile: Profile, groups: readonly GroupLine[]): Page {
  return {
    title: groupsName(t, profile),
    lead: t('events.groups.lead'),
    section: 'events',
    margin: link(t('events.groups.all-events'), t.path('/events')),
    body:
      groups.length === 0
        ? emptyState(t('events.groups.none'))
        : ledgers(
            ...bySector(t, profile, groups).map((one) =>
              ledger(
                sectorName(t, profile, one.sector) ?? t('events.groups.no-sector'),
                groupLines(t, one.groups),
              ),
            ),
          ),
  }
}

const groupLines = (t: Texts, groups: readonly GroupLine[]): Html =>
  lines(
    groups.map(({ id, name, next }) => ({
      first: link(userText(t.words(name)), t.path(`/groups/${id}`)),
      says:
        next &&
        said(
          link(userText(t.words(next.title)), t.path(`/events/${next.code}`)),
          dayOf(t, next.startsAt, next.timeZone),
        ),
    })),
  )
