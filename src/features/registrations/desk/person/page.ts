import { countryName, languageName, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  answers,
  bdi,
  html,
  ledger,
  ledgers,
  link,
  linkList,
  muted,
  userText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import type { Person } from '../../../directory/index.ts'
import { notesBlock } from '../notes/pages.ts'
import { named } from '../pages/words.ts'
import type { Note } from '../types.ts'

export type PersonView = {
  readonly person: Person
  readonly address: string | undefined
  readonly parts: readonly { readonly title: string; readonly body: Html }[]
  readonly notes: readonly Note[]
  readonly actor: SignedIn
  readonly profile: Profile
  readonly zone: string
  readonly problems?: readonly Problem[]
  readonly typed?: Typed
}

/** One person and everything that happened, told by each room in turn. */
export const personPage = (t: Texts, view: PersonView): Page => ({
  title: view.person.otherScriptName ?? view.person.name,
  over: t('registrations.desk.person.over'),
  section: 'desk',
  problems: view.problems,
  form: 'note',
  noIndex: true,
  margin: linkList(
    link(t('registrations.desk.back'), t.path('/desk/registrations')),
    view.actor.permissions.has('registrations.decide-all') &&
      link(
        t('registrations.desk.person.register'),
        t.path(`/desk/registrations/new?${new URLSearchParams({ person: view.person.id })}`),
      ),
  ),
  body: html`${answers(t, [{ title: t('registrations.part.person'), rows: rows(t, view) }])}
  ${ledgers(
    ...view.parts.map(({ title, body }) => ledger(title, body)),
    ledger(
      t('registrations.desk.notes'),
      notesBlock(t, {
        notes: view.notes,
        action: `/desk/people/${view.person.id}/notes`,
        reader: view.actor.accountId,
        zone: view.zone,
        problems: view.problems,
        typed: view.typed,
      }),
      { id: 'notes' },
    ),
  )}`,
})

const rows = (t: Texts, { person, address, profile }: PersonView) => [
  { label: t('registrations.label.full-name'), value: named(person) },
  {
    label: t('registrations.label.email'),
    value: address ? bdi(address) : muted(t('registrations.none')),
  },
  {
    label: t('registrations.label.job-title'),
    value: person.jobTitle ? userText(person.jobTitle) : muted(t('registrations.none')),
  },
  { label: t('registrations.label.country'), value: countryName(t, profile, person.countryCode) },
  { label: t('registrations.desk.person.language'), value: languageName(t, person.language).here },
]
