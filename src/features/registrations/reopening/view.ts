import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { OrganisationId } from '../../../values/ids.ts'
import type { Typed } from '../../../values/problem.ts'
import { organisationName, organisationsOf } from '../../directory/index.ts'
import { formViewOf } from '../form-view.ts'
import { asksSomebody } from '../rules.ts'
import { holdsSeat } from '../states.ts'
import { standingOf } from '../store/standing.ts'
import type { RegistrationView } from '../types.ts'
import type { ChangeView } from './pages/change.ts'
import { reopens } from './rules.ts'

/** The organisations a person may come for: their own, claims included. */
export async function ownOrganisations(
  { db }: Pick<House, 'db'>,
  personId: string,
): Promise<
  readonly { readonly id: OrganisationId; readonly names: Parameters<typeof organisationName>[0] }[]
> {
  const all = await organisationsOf(db, personId)
  return all.flatMap(({ organisation }) =>
    organisation ? [{ id: organisation.id, names: organisation }] : [],
  )
}

/** Everything the form of a change shows; `typed` is what was typed before, else what the registration says. */
export async function changeViewOf(
  house: House,
  t: Texts,
  actor: SignedIn,
  view: RegistrationView,
  typed: Typed | undefined,
): Promise<ChangeView> {
  const { it, event, person } = view
  const { db, profile, clock } = house
  const standing = await standingOf(
    db,
    profile,
    event,
    it.personId,
    clock.now(),
    it.organisationId ?? undefined,
  )
  const badgeName = it.answers.badgeName || (person.badgeName ?? person.name)
  const about = {
    event,
    standing,
    draft: { ...it, answers: { ...it.answers, badgeName } },
    typed,
    questions: [],
    unseen: false,
  }
  const own = (await ownOrganisations(house, it.personId)).map(({ id, names }) => ({
    id,
    name: organisationName(names, t.language),
  }))
  return {
    ...view,
    form: await formViewOf(house, t, actor, about),
    organisations: own.length > 0 ? [...kept(t, view, own), ...own] : [],
    isDecidedAgain:
      reopens(it, ['organisation'], event, it.waitsFor ?? 'nobody') && asksSomebody(standing.decider),
    holdsSeat: holdsSeat(it.state),
  }
}

/**
 * What a registration says already, where it is none of the person's own: it stays a choice, so that nobody changes it by
 * saving something else. A correction is for one of their own.
 */
function kept(
  t: Texts,
  { it, organisation }: RegistrationView,
  own: readonly { readonly id: OrganisationId }[],
): ChangeView['organisations'] {
  if (it.state === 'rejected' || own.some(({ id }) => id === it.organisationId)) return []
  const name = organisation ? organisationName(organisation, t.language) : t('registrations.no-organisation')
  return [{ id: undefined, name }]
}
