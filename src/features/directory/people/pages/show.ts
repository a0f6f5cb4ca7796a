import type { Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  html,
  ledger,
  ledgers,
  lines,
  link,
  linkList,
  small,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { PersonViewer, SeenEntry } from '../types.ts'
import { entryLines, otherName } from './entry.ts'

export type PersonView = {
  readonly profile: Profile
  readonly viewer: PersonViewer
  readonly entry: SeenEntry
}

/** One person, as far as this viewer may see them. */
export function personPage(t: Texts, { profile, viewer, entry }: PersonView): Page {
  const isOwn = viewer.personId === entry.personId
  const all = entryLines(t, profile, entry)
  return {
    title: entry.name,
    lead: otherName(entry),
    section: 'directory',
    noIndex: true,
    margin: linkList(
      link(t('directory.people.back'), t.path('/directory/people')),
      isOwn && link(t('directory.people.own'), t.path('/account/visibility')),
    ),
    body: ledgers(
      ledger(
        t('directory.person.entry'),
        html`${all.length > 0 ? lines(all) : small(t('directory.person.nothing'))}
        ${isOwn && small(t('directory.person.own'))}`,
      ),
    ),
  }
}
