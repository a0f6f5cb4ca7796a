import type { House } from '../../../platform/house.ts'
import { countryName, type Texts } from '../../../platform/i18n/index.ts'
import { findOrganisation, organisationName } from '../../directory/index.ts'
import { findEvent } from '../../events/index.ts'
import { isEverybody, type Filter } from '../desk/filter.ts'

/** Whom a filter means, in words a reader can check: one condition each, in the order of the form. */
export async function groupWords(
  { db, profile }: Pick<House, 'db' | 'profile'>,
  t: Texts,
  filter: Filter,
): Promise<readonly string[]> {
  if (filter.unread.length > 0) return [t('registrations.groups.nobody')]
  if (isEverybody(filter)) return [t('registrations.groups.everybody')]
  const event = filter.event ? await findEvent(db, filter.event) : undefined
  const organisation = filter.organisation ? await findOrganisation(db, filter.organisation) : undefined
  const category = profile.categories.find(({ id }) => id === filter.category)
  const all: (string | false | undefined)[] = [
    filter.event &&
      t('registrations.groups.event', {
        event: event ? t.words(event.title) : filter.event,
        code: filter.event,
      }),
    filter.states.length > 0 &&
      t('registrations.groups.state', {
        states: filter.states.map((one) => t(`registrations.state.${one}`)).join(t('registrations.comma')),
      }),
    filter.mode && t('registrations.groups.mode', { mode: t(`registrations.mode.${filter.mode}`) }),
    filter.category &&
      t('registrations.groups.category', { category: category ? t.words(category.label) : filter.category }),
    filter.country && t('registrations.groups.country', { country: countryName(t, profile, filter.country) }),
    filter.organisation &&
      t('registrations.groups.organisation', {
        organisation: organisation ? organisationName(organisation, t.language) : '…',
      }),
    filter.represents && t('registrations.groups.represents', { words: filter.represents }),
    filter.desk && t(`registrations.groups.desk.${filter.desk}`),
    filter.age !== undefined && t('registrations.groups.age', { days: filter.age }),
    filter.words && t('registrations.groups.words', { words: filter.words }),
    filter.visa !== undefined &&
      t(filter.visa ? 'registrations.groups.visa' : 'registrations.groups.no-visa'),
    filter.question &&
      t(filter.question.answered ? 'registrations.groups.answered' : 'registrations.groups.not-answered'),
  ]
  return all.filter((one): one is string => typeof one === 'string' && one !== '')
}
