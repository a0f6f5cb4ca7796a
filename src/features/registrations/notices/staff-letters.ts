import { dayRange } from '../../../platform/i18n/day-range.ts'
import { languageName, type Texts } from '../../../platform/i18n/index.ts'
import * as l from '../../../platform/outgoing-mail/letter.ts'
import type { Letter } from '../../../platform/outgoing-mail/letter.ts'
import type { EventView } from '../../events/index.ts'
import { eventTitle, organisationOf, reference, when, type LetterFacts } from '../letter-parts.ts'
import { shortened } from '../rules.ts'
import { isLive } from '../states.ts'
import type { Needs } from './types.ts'

/** To whoever decided: one of their people withdrew, or takes part in another way. They need do nothing. */
export function delegateChangedLetter(
  t: Texts,
  facts: LetterFacts,
  to: { readonly name?: string | undefined },
): Letter {
  const { it, event, person } = facts
  const title = eventTitle(t, facts)
  const what = isLive(it.state) ? 'mode' : 'withdrawn'
  const state = t(`registrations.notice.delegate.${what}.state`)
  return {
    subject: t('registrations.notice.delegate.subject', {
      state,
      person: person.name,
      event: shortened(title, 30),
    }),
    preheader: t(`registrations.notice.delegate.${what}`, { person: person.name, event: title }),
    replyTo: event.contact,
    blocks: [
      l.status(
        what === 'mode' ? 'confirmed' : 'withdrawn',
        state,
        what === 'mode' ? t(`registrations.mode.${it.mode ?? 'remote'}`) : undefined,
      ),
      l.heading(l.theirs(person.name)),
      l.greeting(t, to.name),
      l.paragraph(t(`registrations.notice.delegate.${what}`, { person: person.name, event: title })),
      l.facts([
        [t('registrations.label.represents'), l.theirs(organisationOf(t, facts))],
        [t('registrations.letter.event'), l.theirs(title)],
        ...when(t, facts),
        [t('registrations.label.mode'), t(`registrations.mode.${it.mode ?? 'remote'}`)],
        reference(t, facts),
      ]),
      l.action(t('registrations.letter.to-decide.open'), `/approvals/${it.number}`),
      l.note(t('registrations.notice.delegate.nothing')),
    ],
  }
}

/** To the contact of the event: how many asked for which language, and how many described access needs. */
export function needsLetter(t: Texts, event: EventView, needs: Needs): Letter {
  const title = t.words(event.title)
  const state = t('registrations.notice.needs.state')
  const days = dayRange(t, event.startsAt, event.endsAt, event.timeZone)
  return {
    subject: t('registrations.letter.subject', { state, event: shortened(title, 36), days }),
    preheader: t('registrations.notice.needs.lead'),
    blocks: [
      l.status('review', state),
      l.heading(title),
      l.greeting(t),
      l.paragraph(t('registrations.notice.needs.lead')),
      l.facts([
        [
          t('registrations.label.mode'),
          t('registrations.notice.needs.attendance', { onSite: needs.onSite, remote: needs.remote }),
        ],
        ...(needs.interpretation.length > 0
          ? [[t('registrations.label.interpretation'), languageLines(t, event, needs)] as const]
          : []),
        [
          t('registrations.label.access-needs'),
          t('registrations.notice.needs.access', { count: needs.accessNeeds }),
        ],
      ]),
      l.action(t('registrations.notice.needs.open'), `/desk/registrations?event=${event.code}`),
      l.note(t('registrations.notice.needs.note')),
    ],
  }
}

const languageLines = (t: Texts, event: EventView, { interpretation }: Needs): string[] =>
  interpretation.map(({ language, count }) =>
    t(
      event.languages.includes(language)
        ? 'registrations.notice.needs.offered'
        : 'registrations.notice.needs.not-offered',
      { language: languageName(t, language).here, count },
    ),
  )
