import { list, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  bdi,
  html,
  ledger,
  ledgers,
  link,
  linkList,
  small,
  userParagraph,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import { whoMayAttend, type AudienceWords } from '../../pages/who.ts'
import type { Group, Meeting } from '../types.ts'
import { groupsName, meetingLines, sectorName } from './words.ts'

export type GroupView = {
  readonly profile: Profile
  readonly group: Group
  readonly audience: AudienceWords
  readonly ahead: readonly Meeting[]
  readonly past: readonly Meeting[]
  /** The reader works on events. */
  readonly mayEdit: boolean
}

/** A group: who takes part, its meetings, whom to ask. */
export function groupPage(t: Texts, view: GroupView): Page {
  const { group, profile, ahead, past } = view
  return {
    title: t.words(group.name),
    over: sectorName(t, profile, group.sector),
    section: 'events',
    margin: linkList(
      link(groupsName(t, profile), t.path('/groups')),
      view.mayEdit && link(t('events.groups.edit'), t.path(`/desk/groups/${group.id}`)),
    ),
    body: ledgers(
      ledger(t('events.groups.who'), whoTakesPart(t, view)),
      ledger(
        t('events.groups.meetings'),
        html`${ahead.length > 0 ? meetingLines(t, ahead) : html`<p>${t('events.groups.no-meetings')}</p>`}`,
      ),
      past.length > 0 && ledger(t('events.groups.past'), meetingLines(t, past)),
      ledger(t('events.help'), contact(t, group.contact ?? profile.helpContacts.registration)),
    ),
  }
}

function whoTakesPart(t: Texts, { group, audience, profile }: GroupView): Html {
  const words = t.words(group.participation)
  const picking = profile.categories.filter(({ picksStudyGroup }) => picksStudyGroup)
  const isOfBody = profile.studyGroups.some(({ id }) => id === group.id)
  return html`${words && userParagraph(words)} ${whoMayAttend(t, audience)}
  ${
    isOfBody &&
    picking.length > 0 &&
    small(
      t('events.groups.one-only', {
        categories: list(
          t,
          picking.map(({ plural }) => t.words(plural)),
        ),
      }),
    )
  }`
}

export const contact = (t: Texts, address: string): Html =>
  html`<p>${t.html('events.help.words', { contact: link(bdi(address), `mailto:${address}`) })}</p>`
