import type { Texts } from '../../../platform/i18n/index.ts'
import { status, type Stop } from '../../../platform/ui/index.ts'
import { organisationName } from '../../directory/index.ts'
import type { EventView } from '../../events/index.ts'
import { isLive } from '../states.ts'
import type { Move, RegistrationView, State } from '../types.ts'
import type { Change } from './changes.ts'
import { momentIn } from './words.ts'

type Way = RegistrationView & {
  readonly moves: readonly Move[]
  readonly changes?: readonly Pick<Change, 'act'>[]
  readonly joinLeadMinutes: number
}

/** The way of a registration: what happened, where it is now, what comes. The same words in the mails. */
export function stopsOf(t: Texts, view: Way): Stop[] {
  return [sent(t, view), ...desk(t, view), ...happened(t, view), ...ahead(t, view)]
}

const when = (t: Texts, at: Date | undefined, event: EventView) => at && momentIn(t, at, event)

const sent = (t: Texts, { it, event, changes = [] }: Way): Stop => ({
  when: when(t, it.submittedAt ?? it.createdAt, event),
  title: t('registrations.stop.sent'),
  words: t(
    changes.some(({ act }) => act === 'registrations.entered')
      ? 'registrations.stop.sent.by-secretariat'
      : 'registrations.stop.sent.words',
  ),
  state: 'done',
})

/** The desk it lies on, or has lain on. */
function desk(t: Texts, view: Way): Stop[] {
  const { it, event, organisation } = view
  if (!it.waitsFor) return []
  const isHere = it.state === 'pending'
  const name = organisation && organisationName(organisation, t.language)
  const more = name && it.waitsFor === 'focal-point' ? '' : '.no-organisation'
  return [
    {
      when:
        isHere && it.submittedAt
          ? t('registrations.since', { moment: momentIn(t, it.submittedAt, event) })
          : undefined,
      title: t(`registrations.title.pending-${it.waitsFor}`),
      words: t(`registrations.stop.${it.waitsFor}.words${more}`, { organisation: name ?? '' }),
      state: isHere ? 'now' : 'done',
      pill: isHere ? status('pending', t('registrations.stop.waiting')) : undefined,
    },
  ]
}

const told: readonly State[] = [
  'waitlisted',
  'offered',
  'confirmed',
  'checked-in',
  'rejected',
  'withdrawn',
  'cancelled',
]

/** Every state it came to since it last went to a desk, the last one being where it is now. What was before is history. */
function happened(t: Texts, { it, event, moves }: Way): Stop[] {
  const begins = moves.findLastIndex((move) => move.to === 'pending')
  const steps = moves.slice(Math.max(0, begins)).filter((move) => told.includes(move.to))
  return steps.map((move, place) => ({
    when: when(t, move.at, event),
    title: t(`registrations.title.${move.to}`),
    words: t(`registrations.stop.${stopOf(move)}`),
    state: place === steps.length - 1 && it.state === move.to ? 'now' : 'done',
  }))
}

/** A confirmation says why it came: at once, by a desk, by a freed seat, by a change of mode. */
function stopOf(move: Move): string {
  if (move.to !== 'confirmed') return move.to
  const why = {
    'focal-point': 'decided',
    secretariat: 'decided',
    'seat-freed': 'seat-freed',
    'mode-changed': 'mode-changed',
    'offer-accepted': 'offer-accepted',
  }
  return `confirmed.${why[move.rule as keyof typeof why] ?? 'at-once'}`
}

/** What still comes: nothing once it is rejected, withdrawn or cancelled. */
function ahead(t: Texts, { it, event, joinLeadMinutes }: Way): Stop[] {
  if (!isLive(it.state) || it.state === 'checked-in') return []
  const confirmed: Stop = {
    title: t('registrations.title.confirmed'),
    words: t('registrations.stop.confirmed.next'),
    state: 'next',
  }
  const start: Stop = {
    when: when(t, event.startsAt, event),
    title: t(`registrations.stop.start.${it.mode ?? 'remote'}`),
    words: t(`registrations.stop.start.${it.mode ?? 'remote'}.words`, { minutes: joinLeadMinutes }),
    state: 'next',
  }
  return it.state === 'confirmed' ? [start] : [confirmed, start]
}
