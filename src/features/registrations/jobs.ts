import type { House } from '../../platform/house.ts'
import type { Texts } from '../../platform/i18n/index.ts'
import type { Job } from '../../platform/jobs/index.ts'
import { eventEntry, type EventEntry } from '../../platform/outgoing-mail/calendar.ts'
import type { Letter, LetterWriter, LetterWriters } from '../../platform/outgoing-mail/letter.ts'
import { qrPng } from '../../platform/outgoing-mail/qr.ts'
import type { Recipient } from '../../platform/outgoing-mail/tell.ts'
import { together } from '../../platform/outgoing-mail/together.ts'
import type { RegistrationId } from '../../values/ids.ts'
import { recipientOf } from '../accounts/index.ts'
import { findPerson } from '../directory/index.ts'
import { placeOf } from '../events/index.ts'
import { codeFor } from './code.ts'
import { formerLetter } from './former-organisation/letters.ts'
import * as letters from './letters.ts'
import type { Enclosed, LetterFacts } from './letter-parts.ts'
import { linkToDecide } from './mail-decisions/links.ts'
import { roleOf } from './own-view.ts'
import { lapseOffers } from './places/actions/lapse.ts'
import { type ForLetter, readForLetters } from './store/for-letters.ts'
import { positionOf } from './store/waiting.ts'
import type { RegistrationView, State } from './types.ts'

type Writing = (t: Texts, facts: LetterFacts, enclosed: Enclosed, to: Recipient) => Letter | Promise<Letter>

/** Every letter of this room: read what is true now, enclose what belongs to it, and let letters.ts find the words. */
export function registrationLetters(house: House): LetterWriters {
  const invited: State[] = ['confirmed', 'checked-in']
  const read = together((ids: readonly RegistrationId[]) => readForLetters(house.db, ids))
  const letter = (write: Writing, wishes: Wishes = {}) => writer(house, read, write, wishes)
  return {
    'registrations.received': letter(letters.receivedLetter),
    'registrations.to-decide': letter(toDecide(house), { only: ['pending'] }),
    'registrations.confirmed': letter(letters.confirmedLetter, { only: invited, calendar: 'REQUEST' }),
    'registrations.waitlisted': letter(letters.waitlistedLetter, { only: ['waitlisted'] }),
    'registrations.offered': letter(letters.offeredLetter, { only: ['offered'] }),
    'registrations.offer-lapsed': letter(letters.offerLapsedLetter, { only: ['withdrawn'] }),
    'registrations.rejected': letter(letters.rejectedLetter, { only: ['rejected'] }),
    'registrations.withdrawn': letter(letters.withdrawnLetter, { calendar: 'CANCEL' }),
    'registrations.former': letter(formerLetter, { only: ['withdrawn'], calendar: 'CANCEL' }),
    'registrations.mode-changed': letter(letters.modeChangedLetter, {
      only: [...invited, 'pending'],
      calendar: 'REQUEST',
    }),
  }
}

/** The link in it is its reader's own. */
const toDecide =
  (house: House): Writing =>
  async (t, facts, _, { name, personId }) =>
    letters.toDecideLetter(t, facts, {
      name,
      link: personId ? await linkToDecide(house, facts, personId) : `/approvals/${facts.it.number}`,
    })

/** `only`: in these states the letter is still true. `calendar`: which entry goes with it. */
type Wishes = { readonly only?: readonly State[]; readonly calendar?: 'REQUEST' | 'CANCEL' }

type Read = (id: RegistrationId) => Promise<ForLetter | undefined>

const writer =
  (house: House, read: Read, write: Writing, { only, calendar }: Wishes): LetterWriter =>
  async (told, t, to) => {
    const found = await read(String(told['registrationId']))
    if (!found || (only && !only.includes(found.view.it.state))) return undefined
    const sequence = Number(told['revision'] ?? found.view.it.revision)
    const enclosed = calendar ? await enclose(house, t, found, calendar, sequence) : {}
    return write(t, await factsOf(house, t, found, to), enclosed, to)
  }

async function factsOf(
  house: House,
  t: Texts,
  { view, username }: ForLetter,
  to: Recipient,
): Promise<LetterFacts> {
  const { db, profile } = house
  const { it } = view
  const rule = profile.rules[it.rule ?? '']
  const reader = to.personId === it.personId || !to.personId ? view.person : await findPerson(db, to.personId)
  return {
    ...view,
    username,
    rule: rule && t.words(rule),
    role: roleOf(profile, t),
    whatToBring: profile.letterTexts.whatToBring.map((words) => t.words(words)),
    joinLeadMinutes: profile.joinLeadMinutes,
    zone: reader?.timeZone ?? undefined,
    position: it.state === 'waitlisted' ? await positionOf(db, it) : undefined,
  }
}

/** An invitation, or its cancellation for whoever was invited once; and the code for the badge desk. */
async function enclose(
  house: House,
  t: Texts,
  { view, address, wasInvited }: ForLetter,
  method: 'REQUEST' | 'CANCEL',
  sequence: number,
): Promise<Enclosed> {
  if (!wasInvited) return {}
  const ics = entryOf(house, t, view, { method, sequence, address })
  const calendar = { method, ics, fileName: `${view.event.code}.ics` }
  return method === 'CANCEL' ? { calendar } : { calendar, code: await qrPng(codeFor(house, view.it.id)) }
}

/** The calendar entry as a file to save; only somebody who is confirmed has one. */
export async function calendarFile(
  house: House,
  view: RegistrationView,
  t: Texts,
): Promise<string | undefined> {
  const { state, revision } = view.it
  if (state !== 'confirmed' && state !== 'checked-in') return undefined
  const contact = await recipientOf(house.db, view.it.personId)
  return entryOf(house, t, view, { method: 'REQUEST', sequence: revision, address: contact?.address })
}

/** One entry for a registration's whole life: the same UID, a sequence that rises with every change. */
function entryOf(
  house: Pick<House, 'config' | 'profile'>,
  t: Texts,
  { it, event, person }: RegistrationView,
  { method, sequence, address }: Pick<EventEntry, 'method' | 'sequence'> & Pick<ForLetter, 'address'>,
): string {
  const { config, profile } = house
  const url = config.url + t.path(`/registrations/${it.number}`)
  const isHere = it.mode === 'on-site'
  return eventEntry({
    uid: `${it.id}@${config.mailDomain}`,
    sequence,
    method,
    title: t.words(event.title),
    sessions: (event.sessions.length > 0 ? event.sessions : [event]).map(({ startsAt, endsAt }) => ({
      from: startsAt,
      to: endsAt,
    })),
    zone: event.timeZone,
    place: isHere
      ? [t.words(event.venue), placeOf(t, event)].filter(Boolean).join(t('registrations.comma'))
      : t('registrations.mode.remote'),
    description: t(`registrations.calendar.${it.mode ?? 'remote'}`, {
      minutes: profile.joinLeadMinutes,
      number: it.number,
    }),
    url,
    organiser: { name: t.words(profile.letterTexts.signedBy), address: config.mailFrom },
    attendee: { name: person.name, address: address ?? config.mailFrom },
    now: it.changedAt,
  })
}

/** What this room does by itself: offers that nobody answered end. */
export const registrationJobs = (_house: House): readonly Job[] => [
  {
    name: 'registrations.lapse-offers',
    every: '*/5 * * * *',
    run: async (house) => void (await lapseOffers(house)),
  },
]
