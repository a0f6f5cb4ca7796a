import type { House } from '../../../../platform/house.ts'
import type { Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import type { Html } from '../../../../platform/ui/index.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { AccountId, RegistrationId } from '../../../../values/ids.ts'
import { recipientOf } from '../../../accounts/index.ts'
import { trailOf, type AuditEntry } from '../../../audit/index.ts'
import type { AnswerLine } from '../../../events/index.ts'
import { answersShown } from '../../extra-questions/view.ts'
import { findByNumber, movesOf } from '../../store/read.ts'
import { viewOf } from '../../store/view.ts'
import { positionOf } from '../../store/waiting.ts'
import type { Move, RegistrationView } from '../../types.ts'
import { notesAbout } from '../notes/store.ts'
import { everyActs, type OneAct } from './acts.ts'
import { mailsAbout } from '../store/mails.ts'
import { namesOfAccounts } from '../store/names.ts'
import type { MailLine, Note } from '../types.ts'

/** What a room above tells about a registration: the state of its visa letter. */
export type RegistrationPart = (
  it: { readonly id: RegistrationId; readonly number: string },
  actor: SignedIn,
  t: Texts,
) => Promise<{ readonly title: string; readonly body: Html } | undefined>

/** Everything about one registration. */
export type OneView = RegistrationView & {
  readonly address: string | undefined
  readonly moves: readonly Move[]
  readonly trail: readonly AuditEntry[]
  readonly names: ReadonlyMap<AccountId, string>
  readonly mails: readonly MailLine[]
  readonly notes: readonly Note[]
  readonly position: number | undefined
  /** What the event asks besides, with the answers. */
  readonly asked: readonly AnswerLine[]
  readonly parts: readonly { readonly title: string; readonly body: Html }[]
  /** What this member of staff can do with it now. */
  readonly acts: readonly OneAct[]
  readonly actor: SignedIn
  readonly profile: Profile
  readonly zone: string
}

/** The registration with this number; drafts do not exist for staff. */
export async function findSent(
  house: Pick<House, 'db'>,
  number: string,
): Promise<RegistrationView | undefined> {
  const it = await findByNumber(house.db, number)
  return it && it.state !== 'draft' ? viewOf(house.db, it) : undefined
}

export async function oneViewOf(
  house: House,
  t: Texts,
  actor: SignedIn,
  view: RegistrationView,
  parts: readonly RegistrationPart[],
): Promise<OneView> {
  const { db, profile, clock } = house
  const { it } = view
  const now = clock.now()
  const [to, moves, trail, mails, notes, position, asked, told] = await Promise.all([
    recipientOf(db, it.personId),
    movesOf(db, it.id),
    trailOf(db, it.id),
    mailsAbout(db, it),
    notesAbout(db, { registrationId: it.id }),
    it.state === 'waitlisted' ? positionOf(db, it) : undefined,
    answersShown(house, t, it),
    Promise.all(parts.map((part) => part(it, actor, t))),
  ])
  const by = [...moves, ...trail].map((one) => one.actorAccountId).filter((id) => id !== null)
  return {
    ...view,
    ...{ moves, trail, mails, notes, position, asked, actor, profile },
    address: to?.address,
    names: await namesOfAccounts(db, by),
    parts: told.filter((one) => one !== undefined),
    acts: actor.permissions.has('registrations.decide-all') ? everyActs(view, now) : [],
    zone: actor.timeZone ?? profile.seat.timeZone,
  }
}
