import { countryName, languageName, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  actions,
  button,
  emptyState,
  html,
  ledger,
  ledgers,
  lines,
  link,
  linkList,
  notice,
  problemOf,
  select,
  small,
  userText,
  type Child,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import { tag } from '../../../../platform/ui/tag.ts'
import type { Problem } from '../../../../values/problem.ts'
import { organisationName } from '../../rules.ts'
import { anybody, seenBy, someMember } from '../rules.ts'
import { fields, levels } from '../types.ts'
import type { Entry, Field, PersonViewer } from '../types.ts'
import { entryLines, otherName } from './entry.ts'

/** What somebody may say about themselves. `entry` holds the levels that are looked at, saved or not. */
export type VisibilityView = {
  readonly profile: Profile
  readonly entry: Entry
  /** The levels are only being tried. */
  readonly isTried: boolean
  readonly problems?: readonly Problem[]
}

const formId = 'visibility'

/** Who sees which line of my entry, and what it then looks like to a member and to everybody. */
export const visibilityPage = (t: Texts, view: VisibilityView): Page => ({
  title: t('directory.visibility.title'),
  lead: t('directory.visibility.lead'),
  section: 'account',
  margin: linkList(
    link(t('directory.back-to-account'), t.path('/account')),
    link(t('directory.people.title'), t.path('/directory/people')),
  ),
  form: formId,
  noIndex: true,
  problems: view.problems ?? [],
  body: ledgers(
    ledger(t('directory.visibility.listing'), listing(t, view.entry)),
    ledger(
      t('directory.visibility.who'),
      html`<p>${t('directory.visibility.name-first')}</p>
        ${form(t, view)}`,
      { id: 'who' },
    ),
    ledger(t('directory.visibility.preview.member'), preview(t, view, someMember), { id: 'preview' }),
    ledger(t('directory.visibility.preview.public'), preview(t, view, anybody)),
  ),
})

/** In the directory or not: the consent, and the way to give it or to take it back. */
function listing(t: Texts, { listing: { isListed } }: Entry): Html {
  const path = `/account/visibility/listing${isListed ? '/withdrawal' : ''}`
  return html`<p>${t(isListed ? 'directory.visibility.listed' : 'directory.visibility.unlisted')}</p>
    <form method="post" action="${t.path(path)}">
      ${button(t(isListed ? 'directory.visibility.leave' : 'directory.visibility.appear'), { kind: 'second' })}
    </form>`
}

function form(t: Texts, { profile, entry, isTried, problems }: VisibilityView): Html {
  return tag(
    'form',
    { id: formId, method: 'post', action: t.path('/account/visibility'), novalidate: true },
    fields.map((field) =>
      select(t, {
        name: field,
        label: t(`directory.field.${field}`),
        hint: own(t, profile, entry, field),
        value: entry.levels[field],
        problem: problemOf(problems, field),
        options: levels.map((level) => ({ value: level, label: t(`directory.visibility.level.${level}`) })),
      }),
    ),
    isTried && notice('info', t('directory.visibility.tried')),
    actions(
      button(t('directory.visibility.save'), { kind: 'main', name: 'act', value: 'save' }),
      button(t('directory.visibility.try'), { kind: 'second', name: 'act', value: 'try' }),
    ),
  )
}

/** What stands in the field now, so that nobody decides about something they cannot see. */
function own(t: Texts, profile: Profile, it: Entry, field: Field): Child {
  const values: Record<Field, Child> = {
    name: userText(it.name),
    organisation: it.posts[0] && userText(organisationName(it.posts[0].organisation, t.language)),
    'job-title': it.jobTitle && userText(it.jobTitle),
    email: it.email && html`<bdi>${it.email}</bdi>`,
    phone: it.phone && html`<bdi>${it.phone}</bdi>`,
    country: countryName(t, profile, it.countryCode),
    languages: it.languages.map((code) => languageName(t, code).here).join(', '),
  }
  return values[field] || t('directory.visibility.empty')
}

/** The entry as others see it: the same words as on its own page. */
function preview(t: Texts, { profile, entry }: VisibilityView, viewer: PersonViewer): Html {
  const seen = seenBy(viewer, entry)
  if (!seen) return emptyState(t('directory.visibility.preview.nothing'))
  const all = entryLines(t, profile, seen)
  return html`<p><strong>${userText(seen.name)}</strong> ${otherName(seen)}</p>
    ${all.length > 0 ? lines(all) : small(t('directory.person.nothing'))}`
}
