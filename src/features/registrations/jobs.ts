import type { House } from '../../platform/house.ts'
import type { Texts } from '../../platform/i18n/index.ts'
import type { Job } from '../../platform/jobs/index.ts'
import type { Letter, LetterWriter, LetterWriters } from '../../platform/outgoing-mail/letter.ts'
import { qrPng } from '../../platform/outgoing-mail/qr.ts'
import type { Recipient } from '../../platform/outgoing-mail/tell.ts'
import { together } from '../../platform/outgoing-mail/together.ts'
import type { RegistrationId } from '../../values/ids.ts'
import { findPerson, type AffiliationListener } from '../directory/index.ts'
import { findEventById } from '../events/index.ts'
import { calendarPart, invited } from './calendar/entry.ts'
import { batchJobs } from './approvals/batches/jobs.ts'
import { codeFor } from './code.ts'
import { deskCancelledLetter, deskEnteredLetter, deskRepresentsLetter } from './desk/letters.ts'
import { formerLetter } from './former-organisation/letters.ts'
import * as letters from './letters.ts'
import type { Enclosed } from './letter-parts.ts'
import { linkToDecide } from './mail-decisions/links.ts'
import { remind } from './notices/actions/remind.ts'
import { tellNeeds } from './notices/actions/tell-needs.ts'
import { tellNotices } from './notices/actions/tell-notices.ts'
import { tellWhoDecided } from './notices/actions/tell-who-decided.ts'
import * as notices from './notices/letters.ts'
import type { NoticeFacts } from './notices/letters.ts'
import { delegateChangedLetter, needsLetter } from './notices/staff-letters.ts'
import { needsOf } from './notices/store/needs.ts'
import { findNotice } from './notices/store/notices.ts'
import { roleOf } from './own-view.ts'
import { reopenedLetter } from './reopening/letters.ts'
import { forgetPrinted, printList } from './participants/actions.ts'
import { fillRest } from './places/actions/fill-new-seats.ts'
import { lapseOffers } from './places/actions/lapse.ts'
import { policyDeskJobs } from './policy-desk/jobs.ts'
import { retentionJobs } from './retention/jobs.ts'
import { keptUntil } from './retention/rules.ts'
import { live } from './states.ts'
import { type ForLetter, readForLetters } from './store/for-letters.ts'
import { positionOf } from './store/waiting.ts'
import type { State } from './types.ts'

type Writing = (
  t: Texts,
  facts: NoticeFacts,
  enclosed: Enclosed,
  to: Recipient,
) => Letter | undefined | Promise<Letter>

/** Every letter of this room: read what is true now, enclose what belongs to it, and let letters.ts find the words. */
export function registrationLetters(house: House): LetterWriters {
  const read = together((ids: readonly RegistrationId[]) => readForLetters(house.db, ids))
  const letter = (write: Writing, wishes: Wishes = {}) => writer(house, read, write, wishes)
  return {
    'registrations.received': letter(letters.receivedLetter),
    'registrations.to-decide': letter(toDecide(house), { only: ['pending'] }),
    'registrations.confirmed': letter(letters.confirmedLetter, {
      only: invited,
      calendar: 'REQUEST',
      code: true,
    }),
    'registrations.waitlisted': letter(letters.waitlistedLetter, { only: ['waitlisted'] }),
    'registrations.offered': letter(letters.offeredLetter, { only: ['offered'] }),
    'registrations.offer-lapsed': letter(letters.offerLapsedLetter, { only: ['withdrawn'] }),
    'registrations.rejected': letter(letters.rejectedLetter, { only: ['rejected'], calendar: 'CANCEL' }),
    'registrations.reopened': letter(reopenedLetter, { only: ['pending'], calendar: 'CANCEL' }),
    'registrations.withdrawn': letter(letters.withdrawnLetter, { calendar: 'CANCEL' }),
    'registrations.former': letter(formerLetter, { only: ['withdrawn'], calendar: 'CANCEL' }),
    'registrations.mode-changed': letter(letters.modeChangedLetter, {
      only: [...invited, 'pending'],
      calendar: 'REQUEST',
      code: true,
    }),
    'registrations.event-changed': letter(notices.eventChangedLetter, { only: live, calendar: 'REQUEST' }),
    'registrations.event-cancelled': letter(notices.eventCancelledLetter, {
      only: ['cancelled'],
      calendar: 'CANCEL',
    }),
    'registrations.week-before': letter(notices.weekBeforeLetter, { only: invited, code: true }),
    'registrations.day-before': letter(notices.dayBeforeLetter, { only: invited, code: true }),
    'registrations.desk-cancelled': letter(deskCancelledLetter, { only: ['cancelled'], calendar: 'CANCEL' }),
    'registrations.desk-entered': letter(deskEnteredLetter, { only: live }),
    'registrations.desk-represents': letter(deskRepresentsLetter, { only: live }),
    'registrations.afterwards': letter(notices.afterwardsLetter, { only: invited }),
    'registrations.delegate-changed': letter((t, facts, _, to) => delegateChangedLetter(t, facts, to), {
      only: [...live, 'withdrawn'],
    }),
    'registrations.needs': async (told, t) => {
      const event = await findEventById(house.db, String(told['eventId']))
      if (event?.state !== 'published') return undefined
      return needsLetter(t, event, await needsOf(house.db, event.id))
    },
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

/** `only`: in these states the letter is still true. `calendar`, `code`: what goes with it. */
type Wishes = {
  readonly only?: readonly State[]
  readonly calendar?: 'REQUEST' | 'CANCEL'
  readonly code?: true
}

type Read = (id: RegistrationId) => Promise<ForLetter | undefined>

const writer =
  (house: House, read: Read, write: Writing, { only, calendar: method, code }: Wishes): LetterWriter =>
  async (told, t, to) => {
    const found = await read(String(told['registrationId']))
    if (!found || (only && !only.includes(found.view.it.state))) return undefined
    const sequence = Number(told['revision'] ?? found.view.it.revision)
    const own = { ...found, address: found.address ?? to.address }
    const calendar = method && calendarPart(house, t, own, { method, sequence })
    const enclosed = {
      ...(calendar && { calendar }),
      ...(code && found.wasInvited && { code: await qrPng(codeFor(house, found.view.it.id)) }),
    }
    const noticeId = told['noticeId']
    const notice = typeof noticeId === 'string' ? await findNotice(house.db, noticeId) : undefined
    const letter = await write(t, { ...(await factsOf(house, t, found, to)), notice }, enclosed, to)
    return letter && calendar ? { ...letter, calendar } : letter
  }

async function factsOf(
  house: House,
  t: Texts,
  { view, username }: ForLetter,
  to: Recipient,
): Promise<NoticeFacts> {
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
    joinLeadMinutes: view.event.joinLeadMinutes ?? profile.joinLeadMinutes,
    zone: reader?.timeZone ?? undefined,
    answersUntil: keptUntil(profile, view.event, 'answers'),
    position: it.state === 'waitlisted' ? await positionOf(db, it) : undefined,
  }
}

/** What this room does by itself: offers end that nobody answered, and people are told what they need to know. */
export const registrationJobs = (
  _house: House,
  whenAffiliationApproved: readonly AffiliationListener[] = [],
): readonly Job[] => [
  ...batchJobs(whenAffiliationApproved),
  {
    name: 'registrations.lapse-offers',
    every: '*/5 * * * *',
    run: async (house) => void (await lapseOffers(house)),
  },
  { name: 'registrations.fill-seats', run: fillRest },
  {
    name: 'registrations.print-list',
    run: (house, payload) => printList(house, payload as Parameters<typeof printList>[1]),
  },
  {
    name: 'registrations.forget-printed-lists',
    every: '37 * * * *',
    run: async (house) => void (await forgetPrinted(house)),
  },
  ...policyDeskJobs,
  ...retentionJobs,
  {
    name: 'registrations.tell-notices',
    every: '* * * * *',
    run: async (house) => void (await tellNotices(house)),
  },
  {
    name: 'registrations.tell-who-decided',
    every: '*/15 * * * *',
    run: async (house) => void (await tellWhoDecided(house)),
  },
  {
    name: 'registrations.tell-needs',
    every: '29 6 * * *',
    run: async (house) => void (await tellNeeds(house)),
  },
  {
    name: 'registrations.remind',
    every: '7 * * * *',
    run: async (house) => void (await remind(house)),
  },
]
