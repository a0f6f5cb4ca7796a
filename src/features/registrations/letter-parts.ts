import { dayRange } from '../../platform/i18n/day-range.ts'
import {
  dayAndTime,
  languageName,
  list,
  shortDay,
  timeRangeText,
  zonePlace,
  type Texts,
} from '../../platform/i18n/index.ts'
import * as l from '../../platform/outgoing-mail/letter.ts'
import type { Block, CalendarPart, Fact, Words } from '../../platform/outgoing-mail/letter.ts'
import { organisationName } from '../directory/index.ts'
import { placeOf, type EventView } from '../events/index.ts'
import type { Mode, RegistrationView } from './types.ts'

/** What the letters of this room are written from. Everything in it is true at the moment of writing. */
export type LetterFacts = RegistrationView & {
  /** The account that registered, as its holder knows it. */
  readonly username: string | undefined
  /** The rule of the policy in the reader's words. */
  readonly rule: string | undefined
  /** What the body calls the focal points who decide about registrations. */
  readonly role: string
  readonly whatToBring: readonly string[]
  readonly joinLeadMinutes: number
  readonly position: number | undefined
  /** The reader's own time zone, which is not always the participant's. */
  readonly zone: string | undefined
}

/** What only some letters carry: the calendar entry, and the code for the badge desk. */
export type Enclosed = { readonly calendar?: CalendarPart; readonly code?: Buffer }

export const modeLine = (t: Texts, occasion: string, mode: Mode | null): string | undefined =>
  occasion === 'withdrawn' || occasion === 'rejected'
    ? undefined
    : t(`registrations.letter.you.${mode ?? 'remote'}`)

export const eventTitle = (t: Texts, { event }: LetterFacts): string => t.words(event.title)

export const organisationOf = (t: Texts, { organisation }: LetterFacts): string =>
  organisation ? organisationName(organisation, t.language) : t('registrations.no-organisation')

export const part = (t: Texts, name: string, paragraphs: readonly Words[]): Block[] => [
  l.subheading(t(`registrations.letter.${name}`)),
  ...paragraphs.map(l.paragraph),
]

export const open = (t: Texts, { it }: LetterFacts): Block =>
  l.action(t('registrations.letter.open'), `/registrations/${it.number}`)

export const reference = (t: Texts, { it }: LetterFacts): Fact => [
  t('registrations.label.reference'),
  l.code(it.number),
]

/** Who decides, by role. */
export const decides = (t: Texts, facts: LetterFacts): Fact => [
  t('registrations.label.decides'),
  facts.it.waitsFor === 'focal-point'
    ? [facts.role, l.theirs(organisationOf(t, facts))]
    : t('registrations.who.pending-secretariat'),
]

export const dayAndPlace = (t: Texts, at: Date, { event }: LetterFacts): string =>
  t('registrations.moment', { time: dayAndTime(t, at, event.timeZone), place: placeOf(t, event) })

/** Every sitting in the event's time, the reader's under it; a long meeting by its days. */
export function when(t: Texts, { event, zone: own }: LetterFacts): Fact[] {
  const sittings = event.sessions.length > 0 ? event.sessions : [event]
  const label = t('registrations.letter.when')
  if (sittings.length > mostSittings)
    return [[label, l.strong(dayRange(t, event.startsAt, event.endsAt, event.timeZone))]]
  const zone = own === event.timeZone ? undefined : own
  return [[label, sittings.flatMap((sitting) => sittingLines(t, event, sitting, zone))]]
}

const mostSittings = 5

function sittingLines(
  t: Texts,
  event: EventView,
  { startsAt, endsAt }: { readonly startsAt: Date; readonly endsAt: Date },
  zone: string | undefined,
): Words[] {
  const day = shortDay(t, startsAt, event.timeZone)
  const hours = timeRangeText(t, startsAt, endsAt, event.timeZone)
  const here = l.strong(t('registrations.letter.sitting', { day, hours, place: placeOf(t, event) }))
  if (!zone) return [here]
  const mine = timeRangeText(t, startsAt, endsAt, zone)
  return [here, t('registrations.moment.yours', { time: mine, place: zonePlace(t, zone) })]
}

/** Where to go, or how to be there from afar. */
export function how(t: Texts, facts: LetterFacts): Fact {
  const { it, event } = facts
  if (it.mode !== 'on-site')
    return [t('registrations.letter.how'), [t('registrations.letter.how.remote'), join(t, facts)]]
  const venue = [t.words(event.venue), t.words(event.city)].filter((one) => one !== '')
  return [
    t('registrations.letter.where'),
    venue.length > 0 ? venue.map(l.theirs) : [t('registrations.mode.on-site')],
  ]
}

export const join = (t: Texts, { username, joinLeadMinutes }: LetterFacts): string =>
  username
    ? t('registrations.letter.join.account', { minutes: joinLeadMinutes, account: username })
    : t('registrations.letter.join.same-account', { minutes: joinLeadMinutes })

export const languages = (t: Texts, { event }: LetterFacts): Fact => {
  const names = list(
    t,
    event.languages.map((language) => languageName(t, language).here),
  )
  return [
    t('registrations.letter.languages'),
    event.hasCaptions ? t('registrations.letter.languages.captions', { languages: names }) : names,
  ]
}

export const code = (t: Texts, { it }: LetterFacts, { code }: Enclosed): Block[] =>
  code
    ? [
        l.picture({
          cid: 'registration-code',
          alt: t('registrations.letter.code.alt'),
          png: code,
          caption: t(`registrations.letter.code.${it.mode ?? 'remote'}`, { number: it.number }),
        }),
      ]
    : []

export function canChange(t: Texts, facts: LetterFacts): string[] {
  const { it, event } = facts
  const other = it.mode === 'on-site' ? 'remote' : 'on-site'
  const until = event.modeChangeUntil
  return [
    ...(event.modes.includes(other) && until
      ? [t(`registrations.letter.can-change.${other}`, { moment: dayAndPlace(t, until, facts) })]
      : []),
    t('registrations.letter.can-change.withdraw'),
  ]
}
