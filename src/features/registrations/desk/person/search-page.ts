import { countryName, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  bdi,
  button,
  emptyState,
  field,
  html,
  lines,
  link,
  small,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import { named } from '../pages/words.ts'
import { peopleAtOnce } from '../rules.ts'
import type { FoundPerson } from '../types.ts'

type Search = {
  readonly words: string
  readonly found: readonly FoundPerson[]
  readonly profile: Profile
}

/** People by anything that names them, also those who never registered for anything. */
export const peoplePage = (t: Texts, search: Search): Page => ({
  title: t('registrations.desk.people.title'),
  section: 'desk',
  noIndex: true,
  margin: link(t('registrations.desk.back'), t.path('/desk/registrations')),
  body: html`<form method="get" action="${t.path('/desk/people')}" role="search">
      ${field(t, {
        name: 'q',
        label: t('registrations.desk.people.title'),
        hint: t('registrations.desk.words.hint'),
        type: 'search',
        value: search.words,
        maxlength: 120,
        spellcheck: false,
        beside: button(t('ui.search.button')),
      })}
    </form>
    ${search.words !== '' && found(t, search)}`,
})

const found = (t: Texts, { found: people, profile }: Search): Html =>
  people.length === 0
    ? emptyState(t('registrations.desk.people.none'))
    : html`${peopleLines(t, people, profile, ({ id }) => `/desk/people/${id}`)}`

/** Who was found, each with a way on; and that there are more than are shown. */
export const peopleLines = (
  t: Texts,
  people: readonly FoundPerson[],
  profile: Profile,
  to: (one: FoundPerson) => string,
): Html =>
  html`${lines(
    people.slice(0, peopleAtOnce).map((one) => ({
      first: link(named(one), t.path(to(one))),
      says: one.address ? bdi(one.address) : '',
      end: countryName(t, profile, one.countryCode),
    })),
  )}
  ${people.length > peopleAtOnce && small(t('registrations.desk.enter.more', { count: peopleAtOnce }))}`
