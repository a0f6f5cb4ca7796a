import type { House } from '../../platform/house.ts'
import type { Texts } from '../../platform/i18n/index.ts'
import type { Profile } from '../../platform/profile/index.ts'
import type { SignedIn } from '../../values/actor.ts'
import { isRefusal } from '../../values/refusal.ts'
import { announced, linksOf } from '../events/index.ts'
import { trailOf, type AuditEntry } from '../audit/index.ts'
import type { Change } from './pages/changes.ts'
import type { ShowView } from './pages/show.ts'
import { mayAnswer } from './extra-questions/rules.ts'
import { answersShown, askedOfRegistration } from './extra-questions/view.ts'
import { handedOnOf } from './digests/view.ts'
import { decideAcceptance } from './places/rules.ts'
import { mayChange, mayCorrect } from './reopening/rules.ts'
import { decideWithdrawal, mayBegin, mayChangeMode } from './rules.ts'
import { isLive } from './states.ts'
import { findByNumber, movesOf } from './store/read.ts'
import { viewOf } from './store/view.ts'
import { positionOf } from './store/waiting.ts'
import { designated, type Mode, type Registration, type RegistrationView } from './types.ts'

/** A registration of this person's own; anybody else's does not exist for them. */
export async function findOwn(
  house: House,
  actor: SignedIn,
  number: string,
): Promise<RegistrationView | undefined> {
  const it = await findByNumber(house.db, number)
  return it?.personId === actor.personId ? viewOf(house.db, it) : undefined
}

/** Everything its page shows. */
export async function showViewOf(
  house: House,
  t: Texts,
  actor: SignedIn,
  view: RegistrationView,
): Promise<ShowView> {
  const { db, profile, clock } = house
  const { it } = view
  const [moves, trail, position, shown, { asked, open }, handedOn] = await Promise.all([
    movesOf(db, it.id),
    trailOf(db, it.id),
    it.state === 'waitlisted' ? positionOf(db, it) : undefined,
    answersShown(house, t, it),
    askedOfRegistration(db, it),
    handedOnOf(house, it),
  ])
  return {
    ...view,
    moves,
    position,
    handedOn,
    changes: trail.map((entry) => changeOf(entry, actor)),
    can: canOf(view, clock.now()),
    questions: {
      shown,
      open: open.length,
      isOpen: asked.length > 0 && !mayAnswer(it, view.event, open.length > 0, clock.now()),
    },
    opens: it.state === 'confirmed' ? announced(await linksOf(db, it.eventId), clock.now()).opens : [],
    joinLeadMinutes: profile.joinLeadMinutes,
    role: roleOf(profile, t),
  }
}

export function canOf({ it, event }: Pick<RegistrationView, 'it' | 'event'>, now: Date): ShowView['can'] {
  const to = otherMode(it)
  return {
    withdraw: !isRefusal(decideWithdrawal(it, event, now)),
    readList: (it.state === 'confirmed' || it.state === 'checked-in') && event.participantsList !== 'nobody',
    answerOffer: !isRefusal(decideAcceptance(it, event, now)),
    changeTo: mayChangeMode(it, to, event, now) ? undefined : to,
    download: it.state === 'confirmed' || it.state === 'checked-in',
    edit: mayChange(it, event, now) === undefined,
    correct: mayCorrect(it, event, false, now) === undefined,
    registerAgain: !isLive(it.state) && it.state !== 'rejected' && mayBegin(event, now) === undefined,
  }
}

/** What the body calls the focal points who decide about registrations. */
export function roleOf({ focalPointKinds }: Pick<Profile, 'focalPointKinds'>, t: Texts): string {
  const kind = focalPointKinds.find((one) => one.id === designated)
  return kind ? t.words(kind.label) : ''
}

export const otherMode = (it: Pick<Registration, 'mode'>): Mode =>
  it.mode === 'on-site' ? 'remote' : 'on-site'

function changeOf(entry: AuditEntry, actor: SignedIn): Change {
  const isMine = entry.actorAccountId === actor.accountId
  const desk = entry.details['by'] === 'secretariat' ? 'secretariat' : 'focal-point'
  const by = isMine ? 'me' : entry.actorKind === 'person' ? desk : 'house'
  return { at: entry.at, act: entry.act, by, details: entry.details }
}
