import { dayRange } from '../../../platform/i18n/day-range.ts'
import { languageName, plainDate, type Texts } from '../../../platform/i18n/index.ts'
import * as l from '../../../platform/outgoing-mail/letter.ts'
import type { Block, Fact, Letter, StatusKind, Words } from '../../../platform/outgoing-mail/letter.ts'
import {
  canChange,
  code,
  dayAndPlace,
  eventTitle,
  how,
  join,
  languages,
  modeLine,
  open,
  part,
  reference,
  when,
  type Enclosed,
  type LetterFacts,
} from '../letter-parts.ts'
import { joinPath } from '../join-path.ts'
import { shortened } from '../rules.ts'
import type { State } from '../types.ts'
import { changesBetween } from './rules.ts'
import type { Change, Known, Notice } from './types.ts'

/** What the letters of this shelf are written from besides what every letter about a registration is. */
export type NoticeFacts = LetterFacts & {
  readonly notice?: Pick<Notice, 'before' | 'after' | 'reason'> | undefined
  /** The day after which what was answered is no longer kept. */
  readonly answersUntil?: string | undefined
}

const kinds: Partial<Record<State, StatusKind>> = {
  pending: 'pending',
  waitlisted: 'waitlisted',
  offered: 'waitlisted',
}

/** The organisers changed the event: what, how it was, and what it means for the reader. */
export function eventChangedLetter(t: Texts, facts: NoticeFacts, enclosed: Enclosed): Letter | undefined {
  const { it, event, notice } = facts
  if (!notice?.after) return undefined
  const changes = changesBetween(notice.before, notice.after)
  const isConfirmed = it.state === 'confirmed' || it.state === 'checked-in'
  const isGone = it.mode !== null && !event.modes.includes(it.mode)
  const isElsewhere = changes.includes('days') || changes.includes('place')
  const next = [
    ...(isGone
      ? []
      : [t(isConfirmed ? 'registrations.notice.changed.confirmed' : 'registrations.notice.changed.waits')]),
    ...(isElsewhere && isConfirmed ? [t('registrations.notice.changed.still')] : []),
    ...(isElsewhere && it.asksVisa ? [t('registrations.notice.changed.visa')] : []),
  ]
  const written = letter(t, facts, 'event-changed', kinds[it.state] ?? 'confirmed', [
    l.paragraph(l.strong(t('registrations.notice.changed.lead'))),
    l.facts([
      ...changes.flatMap((change) => differences(t, facts, change, notice.before)),
      reference(t, facts),
    ]),
    ...(isGone ? [l.paragraph(l.strong(t(`registrations.notice.changed.no-${it.mode ?? 'remote'}`)))] : []),
    open(t, facts),
    ...(next.length > 0 ? part(t, 'next', next) : []),
    withdrawal(t, facts),
  ])
  return { ...written, ...(isConfirmed && enclosed.calendar && { calendar: enclosed.calendar }) }
}

/** How something is now, and under it how it was. */
function differences(t: Texts, facts: NoticeFacts, change: Change, before: Known): Fact[] {
  const old: NoticeFacts = { ...facts, event: { ...facts.event, ...asEvent(before) } }
  const was = (words: readonly Words[]): Words[] => [
    l.strong(t('registrations.notice.before')),
    ...words.map(plain),
  ]
  switch (change) {
    case 'title':
      return [
        [t('registrations.letter.event'), [l.strong(eventTitle(t, facts)), ...was([eventTitle(t, old)])]],
      ]
    case 'days': {
      const [now] = when(t, facts)
      const [then] = when(t, { ...old, zone: undefined })
      return now && then ? [[now[0], [...lines(now), ...was(lines(then))]]] : []
    }
    case 'place':
      return [
        [t('registrations.letter.where'), [l.strong(placeWords(t, facts)), ...was([placeWords(t, old)])]],
      ]
    case 'modes':
      return [[t('registrations.label.mode'), [l.strong(modeWords(t, facts)), ...was([modeWords(t, old)])]]]
  }
}

const asEvent = (known: Known) => ({
  title: known.title,
  startsAt: new Date(known.startsAt),
  endsAt: new Date(known.endsAt),
  timeZone: known.timeZone,
  sessions: known.sessions.map((one, place) => ({
    id: String(place),
    title: {},
    startsAt: new Date(one.startsAt),
    endsAt: new Date(one.endsAt),
  })),
  city: known.city,
  venue: known.venue,
  countryCode: known.countryCode,
  modes: known.modes,
})

const lines = ([, it]: Fact): readonly Words[] => (Array.isArray(it) ? it : [it as Words])
const plain = (words: Words): Words => (typeof words === 'string' ? words : words.words)

const placeWords = (t: Texts, { event }: NoticeFacts): string =>
  [t.words(event.venue), t.words(event.city)].filter(Boolean).join(t('registrations.comma')) ||
  t('registrations.notice.no-place')

const modeWords = (t: Texts, { event }: NoticeFacts): string =>
  event.modes.map((mode) => t(`registrations.mode.${mode}`)).join(t('registrations.comma'))

/** The event does not take place; the calendar entry goes with it. */
export function eventCancelledLetter(t: Texts, facts: NoticeFacts, enclosed: Enclosed): Letter {
  const { event, notice } = facts
  const written = letter(t, facts, 'event-cancelled', 'withdrawn', [
    l.paragraph(l.strong(t('registrations.notice.cancelled.lead'))),
    ...(notice?.reason
      ? [l.subheading(t('registrations.reason')), l.paragraph(l.theirs(notice.reason))]
      : []),
    l.facts([...when(t, facts), reference(t, facts)]),
    open(t, facts),
    ...part(t, 'next', [t('registrations.notice.cancelled.next', { contact: event.contact })]),
  ])
  return { ...written, ...(enclosed.calendar && { calendar: enclosed.calendar }) }
}

export const weekBeforeLetter = (t: Texts, facts: NoticeFacts, enclosed: Enclosed): Letter =>
  practicalLetter(t, facts, enclosed, 'week-before')

export const dayBeforeLetter = (t: Texts, facts: NoticeFacts, enclosed: Enclosed): Letter =>
  practicalLetter(t, facts, enclosed, 'day-before')

/** What one needs on the way: where, what to bring, when JOIN opens, whom to ask. */
function practicalLetter(
  t: Texts,
  facts: NoticeFacts,
  enclosed: Enclosed,
  occasion: 'week-before' | 'day-before',
): Letter {
  const { it, event } = facts
  const isHere = it.mode === 'on-site'
  const practical = [t.words(event.practical), isHere ? t.words(event.accessNotes) : ''].filter(Boolean)
  return letter(t, facts, occasion, 'confirmed', [
    l.paragraph(t(`registrations.notice.${occasion}.lead`)),
    l.facts([
      ...when(t, facts),
      ...(isHere ? [how(t, facts)] : joinOpens(t, facts)),
      ...(isHere ? [] : registeredAs(t, facts)),
      reference(t, facts),
      languages(t, facts),
      ...interpretation(t, facts),
    ]),
    ...(isHere || occasion === 'week-before' ? [] : [l.action(t('meetings.mail.door'), joinPath(event))]),
    open(t, facts),
    ...(isHere ? code(t, facts, enclosed) : []),
    ...(isHere ? [l.subheading(t('registrations.letter.bring')), l.list(facts.whatToBring)] : []),
    ...(isHere ? [] : part(t, 'join', [join(t, facts), ...remoteRights(t, facts)])),
    ...(practical.length > 0
      ? [
          l.subheading(t('registrations.notice.practical')),
          ...practical.map((one) => l.paragraph(l.theirs(one))),
        ]
      : []),
    ...(occasion === 'week-before' ? part(t, 'can-change', canChange(t, facts)) : []),
    withdrawal(t, facts),
    l.note(t('registrations.notice.questions', { contact: event.contact })),
  ])
}

/** From when on each session can be joined, by the clock of the event and by the reader's. */
function joinOpens(t: Texts, { event, joinLeadMinutes, ...facts }: NoticeFacts): Fact[] {
  const early = (at: Date) => new Date(at.getTime() - joinLeadMinutes * 60_000)
  const sittings = (event.sessions.length > 0 ? event.sessions : [event]).slice(0, mostSittings)
  const here = (at: Date) => dayAndPlace(t, early(at), { ...facts, event, joinLeadMinutes })
  return [[t('registrations.notice.join-opens'), sittings.map(({ startsAt }) => here(startsAt))]]
}

/** The account that alone can enter. */
const registeredAs = (t: Texts, { username }: NoticeFacts): Fact[] =>
  username ? [[t('meetings.mail.soon.account'), l.code(username)]] : []

const mostSittings = 5

const remoteRights = (t: Texts, { event }: NoticeFacts): Words[] => {
  const words = t.words(event.remoteRights)
  return words ? [l.theirs(words)] : []
}

/** Whether the language somebody asked for is interpreted. */
function interpretation(t: Texts, { it, event }: NoticeFacts): Fact[] {
  const asked = it.answers.interpretation
  if (!asked) return []
  const language = languageName(t, asked).here
  const is = event.languages.includes(asked) ? 'offered' : 'not-offered'
  return [
    [t('registrations.label.interpretation'), t(`registrations.notice.interpretation.${is}`, { language })],
  ]
}

/** After the last day: thanks, where the documents are, and until when what was answered is kept. */
export function afterwardsLetter(t: Texts, facts: NoticeFacts): Letter {
  const { event, answersUntil } = facts
  return letter(t, facts, 'afterwards', 'confirmed', [
    l.paragraph(t('registrations.notice.afterwards.lead')),
    l.facts([reference(t, facts)]),
    l.paragraph(t('registrations.notice.afterwards.documents')),
    l.action(t('registrations.notice.afterwards.open'), `/events/${event.code}`),
    ...(event.participantsList === 'nobody'
      ? []
      : [l.quietAction(t('registrations.participants.open'), `/events/${event.code}/participants`)]),
    ...(answersUntil
      ? [l.paragraph(t('registrations.notice.afterwards.kept', { day: plainDate(t, answersUntil) }))]
      : []),
    l.note(t('registrations.notice.questions', { contact: event.contact })),
  ])
}

const withdrawal = (t: Texts, { it }: NoticeFacts): Block =>
  l.quietAction(t('registrations.notice.withdraw'), `/registrations/${it.number}/withdrawal`)

/** The frame: the state in the subject and on top, the event as the heading. */
function letter(
  t: Texts,
  facts: NoticeFacts,
  occasion: 'event-changed' | 'event-cancelled' | 'week-before' | 'day-before' | 'afterwards',
  kind: StatusKind,
  blocks: readonly Block[],
): Letter {
  const { event, person, it } = facts
  const state = t(`registrations.notice.${occasion}.state`)
  const title = eventTitle(t, facts)
  const days = dayRange(t, event.startsAt, event.endsAt, event.timeZone)
  const isAhead = occasion === 'week-before' || occasion === 'day-before'
  return {
    subject: t('registrations.letter.subject', { state, event: shortened(title, 36), days }),
    preheader: t(`registrations.notice.${occasion}.preheader`),
    replyTo: event.contact,
    blocks: [
      l.status(kind, state, isAhead ? modeLine(t, occasion, it.mode) : undefined),
      l.heading(title),
      l.greeting(t, person.name),
      ...blocks,
    ],
  }
}
