import { languageName, list, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  actions,
  bdi,
  emptyState,
  html,
  ledger,
  ledgers,
  lines,
  link,
  linkButton,
  linkList,
  muted,
  said,
  userText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import { languagesMissing } from '../rules.ts'
import type { GroupLine } from '../types.ts'
import { bySector, groupsName, sectorName } from './words.ts'

/** For staff: every group, what is missing of its words, and whether it has rules of its own. */
export function groupsDeskPage(t: Texts, profile: Profile, groups: readonly GroupLine[]): Page {
  return {
    title: groupsName(t, profile),
    lead: t('events.groups.desk.lead'),
    section: 'desk',
    noIndex: true,
    margin: linkList(
      link(t('events.groups.desk.back'), t.path('/desk')),
      link(t('events.groups.desk.rules'), t.path('/desk/rules')),
    ),
    body: html`${actions(linkButton(t('events.groups.desk.add'), t.path('/desk/groups/new')))}
    ${
      groups.length === 0
        ? emptyState(t('events.groups.none'))
        : ledgers(
            ...bySector(t, profile, groups).map((one) =>
              ledger(
                sectorName(t, profile, one.sector) ?? t('events.groups.no-sector'),
                lines(one.groups.map((group) => line(t, profile, group))),
              ),
            ),
          )
    }`,
  }
}

const line = (t: Texts, profile: Profile, group: GroupLine) => ({
  first: said(link(userText(t.words(group.name)), t.path(`/desk/groups/${group.id}`)), bdi(group.id)),
  says: said(t('events.groups.desk.ahead', { count: group.ahead }), missing(t, profile, group)),
  end: Object.keys(group.policy).length > 0 && muted(t('events.groups.desk.own-rules')),
})

export function missing(t: Texts, { languages }: Profile, group: GroupLine): string | Html | undefined {
  const none = languagesMissing(group.participation, languages)
  if (none.length === 0) return undefined
  if (none.length === languages.length) return t('events.groups.desk.no-words')
  const named = list(
    t,
    none.map((language) => languageName(t, language).here),
  )
  return t('events.groups.desk.missing', { languages: named })
}
