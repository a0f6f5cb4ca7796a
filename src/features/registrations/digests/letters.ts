import { dayAndTime, type Texts } from '../../../platform/i18n/index.ts'
import * as l from '../../../platform/outgoing-mail/letter.ts'
import type { Fact, Letter } from '../../../platform/outgoing-mail/letter.ts'
import { organisationName } from '../../directory/index.ts'
import { placeOf } from '../../events/index.ts'
import { shortened } from '../rules.ts'
import type { RegistrationView } from '../types.ts'

/** Why somebody is written to about several registrations at once. */
export type Why = 'digest' | 'first-reminder' | 'second-reminder' | 'waited-long' | 'nobody-here'

export type DigestFacts = {
  readonly why: Why
  /** Those that still wait, longest first, with whole days waited. */
  readonly waiting: readonly { readonly view: RegistrationView; readonly days: number }[]
  /** How many in all; more than are named. */
  readonly all: number
  /** How many were not in a mail before. */
  readonly fresh: number
  /** When the first of them goes to the secretariat too. */
  readonly handedOnAt: Date | undefined
  /** Of a single one: the link of its own. */
  readonly link: string | undefined
  readonly name: string | undefined
}

const mostNamed = 20

/** What waits for somebody's decision, in one mail: the mail of the day, a reminder, or what the secretariat is handed. */
export function decisionsWaitLetter(t: Texts, facts: DigestFacts): Letter {
  const { why, waiting, all, fresh } = facts
  const isDesk = why === 'waited-long' || why === 'nobody-here'
  const kind = isDesk ? 'escalated' : why === 'digest' ? 'digest' : 'reminder'
  const subject = t(`registrations.digest.subject.${kind}`, { count: all })
  return {
    subject,
    preheader: t(`registrations.digest.lead.${why}`, { fresh, all }),
    blocks: [
      l.status('pending', t('registrations.letter.to-decide.state')),
      l.heading(subject),
      l.greeting(t, facts.name),
      l.paragraph(t(`registrations.digest.lead.${why}`, { fresh, all })),
      l.facts(waiting.slice(0, mostNamed).map((one) => row(t, one, isDesk))),
      ...(all > Math.min(waiting.length, mostNamed)
        ? [l.paragraph(t('registrations.digest.more', { count: all - Math.min(waiting.length, mostNamed) }))]
        : []),
      facts.link
        ? l.action(t('registrations.letter.to-decide.open'), facts.link)
        : l.action(t('registrations.digest.open'), '/approvals'),
      ...(facts.handedOnAt && !isDesk
        ? [
            l.paragraph(
              t('registrations.digest.handed-on', { moment: momentOf(t, facts.handedOnAt, waiting) }),
            ),
          ]
        : []),
      ...(isDesk
        ? []
        : [
            l.note(t('registrations.letter.to-decide.safe')),
            l.quietAction(t('registrations.digest.setting'), '/account/approval-mails'),
          ]),
    ],
  }
}

/** The person; then the meeting, how, and since when. */
function row(
  t: Texts,
  { view: { it, event, person, organisation }, days }: DigestFacts['waiting'][number],
  isDesk: boolean,
): Fact {
  const title = shortened(t.words(event.groupName) || t.words(event.title), 60)
  return [
    person.name,
    [
      l.theirs(title),
      ...(isDesk && organisation ? [l.theirs(organisationName(organisation, t.language))] : []),
      t('registrations.digest.line', {
        mode: t(`registrations.mode.${it.mode ?? 'remote'}`),
        waits: t('registrations.queue.days', { days }),
      }),
    ],
  ]
}

const momentOf = (t: Texts, at: Date, [first]: DigestFacts['waiting']): string =>
  first
    ? t('registrations.moment', {
        time: dayAndTime(t, at, first.view.event.timeZone),
        place: placeOf(t, first.view.event),
      })
    : ''
