import type { Transaction } from '../../platform/database/database.ts'
import type { House } from '../../platform/house.ts'
import type { Texts } from '../../platform/i18n/index.ts'
import type { Actor } from '../../values/actor.ts'
import type { Id, PersonId } from '../../values/ids.ts'
import type { OwnRecords, RecordsOf } from '../../values/own-records.ts'
import { step } from './actions/step.ts'
import type { AccessParts } from './parts.ts'
import { isOpen } from './states.ts'
import {
  applicationsOf,
  forgetWords,
  holdAlive,
  moveApplications,
  returnApplications,
} from './store/applications.ts'

type Going = { readonly personId: PersonId }
type People = { readonly from: PersonId; readonly into: PersonId }

/** An account is closed: what it applied for is withdrawn, what it has is given back. */
export const accessEnds =
  (parts: Pick<AccessParts, 'whenAccessMoves'>) =>
  async (tx: Transaction, actor: Actor, { personId }: Going, now: Date): Promise<void> => {
    for (const held of await holdAlive(tx, personId)) await step(tx, parts, actor, held, 'withdrawn', now)
  }

/** Somebody is erased: that they had access stays, what they and others wrote about it goes. */
export const forgetAccess = (tx: Transaction, _actor: Actor, { personId }: Going): Promise<void> =>
  forgetWords(tx, personId)

/** Two accounts of one person become one: the survivor has what either had, once for every organisation. */
export const accessMerge = (parts: Pick<AccessParts, 'whenAccessMoves'>) => ({
  name: 'access',
  merge: async (tx: Transaction, actor: Actor, people: People, now: Date): Promise<readonly Id[]> => {
    const own = await holdAlive(tx, people.into)
    for (const held of await holdAlive(tx, people.from)) {
      const rival = own.find(({ organisationId }) => organisationId === held.organisationId)
      // What is granted goes before what waits.
      const loser = rival && isOpen(rival.state) && !isOpen(held.state) ? rival : held
      if (rival) await step(tx, parts, actor, loser, 'withdrawn', now)
    }
    return moveApplications(tx, people)
  },
  takeApart: (tx: Transaction, _actor: Actor, people: People, moved: readonly Id[]): Promise<void> =>
    returnApplications(tx, people, moved),
})

/** What somebody applied for, for the copy they may have of it. */
export const ownAccess =
  ({ db, profile }: Pick<House, 'db' | 'profile'>) =>
  async ({ personId }: RecordsOf, t: Texts): Promise<OwnRecords> => {
    const all = await applicationsOf(db, personId)
    return {
      title: t('access.look.title', { access: profile.accessName }),
      records: { applications: all },
      lists: all.map((it) => ({
        name: it.registrationId,
        rows: [
          [t('access.state'), t(`access.state.${it.state}`)] as const,
          [t('access.applied-on'), it.createdAt.toISOString()] as const,
          [t('access.why'), it.reason] as const,
          [t('access.letter.reason'), it.decisionReason ?? ''] as const,
        ],
      })),
    }
  }
