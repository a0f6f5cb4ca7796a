import { languageName, list, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import { html, muted, small, userText, type Child, type Html } from '../../../../platform/ui/index.ts'
import { placeOf } from '../../pages/when.ts'
import { scopeWords } from '../../questions/pages/scope.ts'
import { closesAt } from '../../rules.ts'
import type { ManualFacts } from '../types.ts'
import { moment, numbered, onSite } from './parts.ts'

type About = ManualFacts & {
  readonly profile: Pick<Profile, 'categories'>
  /** The number of the step about visas. */
  readonly visaStep: number
}

/** The form of this event, field by field, in its order. */
export const registerPart = (t: Texts, facts: About): Html =>
  html`<p>${openFrom(t, facts)}</p>
    ${facts.event.requiresMemberAccess && html`<p>${t('events.who.access-needed')}</p>`}
    ${numbered(
      t.html('events.manual.register.open', {
        address: onSite(t, facts.site, `/events/${facts.event.code}`),
      }),
      t('events.manual.register.known'),
      mode(t, facts),
      facts.visa === 'members' && t('events.manual.register.visa', { number: facts.visaStep }),
      interpretation(t, facts),
      questions(t, facts),
      t('events.manual.register.badge'),
      t('events.manual.register.list'),
      t('events.manual.register.check'),
    )}`

function openFrom(t: Texts, { event }: About): string {
  const opens = t('events.manual.register.opens', { moment: moment(t, event.registrationOpensAt, event) })
  const until = event.modes.map((mode) =>
    t(`events.manual.register.until.${mode}`, { moment: moment(t, closesAt(event, mode), event) }),
  )
  return [opens, ...until].join(' ')
}

/** Where there is a choice it is explained; where there is none it is said. */
function mode(t: Texts, { event }: About): Child {
  const place = placeOf(t, event)
  if (event.modes.length === 1) return t(`events.manual.register.only.${event.modes[0]}`, { place })
  return html`${t('events.manual.register.mode', { place })}
  ${event.modeIsBinding && t('events.manual.register.binding')}
  ${event.onSiteCapacity !== null && t('events.manual.register.seats', { count: event.onSiteCapacity })}
  ${event.seatsPerOrganisation !== null && t('events.manual.register.share', { count: event.seatsPerOrganisation })}`
}

const interpretation = (t: Texts, { event }: About): Child =>
  event.languages.length > 1 &&
  t('events.manual.register.interpretation', {
    languages: list(
      t,
      event.languages.map((language) => languageName(t, language).here),
    ),
  })

/** What this event asks besides the usual, so that people have their answers at hand. */
const questions = (t: Texts, { questions, profile }: About): Child =>
  questions.length > 0 &&
  html`${t('events.manual.register.questions')}
    <ul>
      ${questions.map(
        (question) =>
          html`<li>
            ${userText(t.words(question.label))} ${!question.required && muted(t('ui.field.optional'))}
            ${(question.modes.length > 0 || question.categories.length > 0) && small(scopeWords(t, profile, question))}
          </li>`,
      )}
    </ul>`
