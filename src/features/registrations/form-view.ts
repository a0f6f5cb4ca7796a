import type { House } from '../../platform/house.ts'
import { countryName, type Texts } from '../../platform/i18n/index.ts'
import type { SignedIn } from '../../values/actor.ts'
import type { Typed } from '../../values/problem.ts'
import type { Refusal } from '../../values/refusal.ts'
import { recipientOf } from '../accounts/index.ts'
import { findPerson, organisationName, type Organisation, type Person } from '../directory/index.ts'
import { askedOf, type EventView, hasSeat, type Question } from '../events/index.ts'
import { modeIn } from './extra-questions/parse.ts'
import { answersShown } from './extra-questions/view.ts'
import type { CheckView } from './pages/check.ts'
import type { FormView, Represents } from './pages/form.ts'
import type { RuleTold } from './pages/told.ts'
import { typedOf } from './parse.ts'
import { modeChoices } from './rules.ts'
import type { Standing } from './store/standing.ts'
import { countWaiting } from './store/waiting.ts'
import type { Mode, Registration } from './types.ts'

/** Everything the form shows; `typed` is what was typed before, else the draft, else what is known of the person. */
export async function formViewOf(
  house: House,
  t: Texts,
  actor: SignedIn,
  about: {
    event: EventView
    standing: Standing
    draft: Registration | undefined
    typed: Typed | undefined
    questions: readonly Question[]
    unseen: boolean
  },
): Promise<FormView> {
  const { event, standing, draft } = about
  const person = await findPerson(house.db, actor.personId)
  const modes = modeChoices(event, house.clock.now())
  const typed =
    about.typed ?? (draft ? typedOf(draftChoices(draft), draft.revision) : fromProfile(event, person))
  const asked = askedOf(about.questions, { mode: modeIn(typed, event), category: standing.category })
  const waiting = (mode: Mode) => countWaiting(house.db, event.id, mode)
  return {
    event,
    person: await personShown(house, t, actor, person),
    represents: representsOf(house, t, standing.organisation, standing.category),
    decider: standing.decider,
    modes: await Promise.all(
      modes.map(async (one) => ({ ...one, waiting: one.is === 'full' ? await waiting(one.mode) : 0 })),
    ),
    visa: standing.visa,
    typed,
    questions: { asked, profile: house.profile, unseen: about.unseen },
    draft: draft?.number,
  }
}

/** "Check your answers": the draft, and what will happen with it. */
export async function checkViewOf(
  house: House,
  t: Texts,
  actor: SignedIn,
  about: { event: EventView; standing: Standing; draft: Registration },
): Promise<CheckView> {
  const { event, standing, draft } = about
  const person = await findPerson(house.db, actor.personId)
  return {
    it: { ...draft, asksVisa: draft.asksVisa && standing.visa.may },
    event,
    person: await personShown(house, t, actor, person),
    represents: representsOf(house, t, standing.organisation, standing.category),
    decider: standing.decider,
    isFull: draft.mode !== null && !hasSeat(event, draft.mode),
    answers: await answersShown(house, t, { ...draft, category: standing.category }),
  }
}

async function personShown(
  house: House,
  t: Texts,
  actor: SignedIn,
  person: Person | undefined,
): Promise<FormView['person']> {
  const contact = await recipientOf(house.db, actor.personId)
  const country = person ? countryName(t, house.profile, person.countryCode) : ''
  return { name: person?.name ?? actor.name, email: contact?.address ?? '', country }
}

export const representsOf = (
  house: House,
  t: Texts,
  organisation: Organisation | undefined,
  category: string,
): Represents => {
  const known = house.profile.categories.find((one) => one.id === category)
  return {
    organisation: organisation && organisationName(organisation, t.language),
    category: known ? t.words(known.label) : category,
  }
}

/** The rule a refusal names, in the body's words. */
export function ruleTold(house: House, t: Texts, no: Refusal): RuleTold | undefined {
  const rule = house.profile.ruleParts[String(no.values?.['rule'] ?? '')]
  return rule && { words: t.words(rule.words), wayOut: rule.wayOut && t.words(rule.wayOut) }
}

const draftChoices = (draft: Registration) => ({ ...draft, mode: draft.mode ?? 'remote' })

/** What a first form begins with: nothing is chosen for the person where there is a choice. */
const fromProfile = (event: EventView, person: Person | undefined): Typed => ({
  'badge-name': person?.badgeName ?? person?.name ?? '',
  mode: event.modes.length === 1 ? event.modes[0] : '',
  interpretation: person && event.languages.includes(person.language) ? person.language : '',
  revision: '0',
})
