import type { Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { Actor } from '../../../values/actor.ts'
import { refuse, type Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { firstLook } from '../enquiry.ts'
import type { AccessParts } from '../parts.ts'
import { isOpen } from '../states.ts'
import { insertApplication, saveMove } from '../store/applications.ts'
import { tellApplicant } from '../tellings.ts'
import type { Application, ApplicationState, Undoable } from '../types.ts'
import { numbered } from './number.ts'

/** The one way in which an application that is held moves: saved, recorded, told (later, where it may be undone), and heard by whoever follows. */
export async function step(
  tx: Transaction,
  { whenAccessMoves }: Pick<AccessParts, 'whenAccessMoves'>,
  actor: Actor,
  held: Application,
  to: ApplicationState,
  now: Date,
  more: Undoable & { readonly reason?: string; readonly decides?: boolean } = {},
): Promise<Application> {
  const moved = await saveMove(tx, held, to, { actor, ...more }, now)
  const details = { personId: held.personId, organisationId: held.organisationId, was: held.state }
  await record(tx, actor, `access.${to}`, held.id, details, now)
  await tellApplicant(tx, moved, now, { dueAt: more.undoUntil })
  for (const react of whenAccessMoves) await react(tx, actor, moved, now)
  return moved
}

/** The one way in which an application begins; refused where one through that organisation lives. */
export async function begin(
  tx: Transaction,
  house: Pick<House, 'secrets'>,
  { whenAccessMoves }: Pick<AccessParts, 'whenAccessMoves'>,
  actor: Actor,
  wanted: Pick<Application, 'personId' | 'organisationId' | 'reason' | 'state'> & {
    readonly act: 'applied' | 'assigned'
  },
  now: Date,
): Promise<Application | Refusal> {
  const it = await insertApplication(tx, wanted, numbered(house), actor, now)
  if (!it) return refuse('access.refused.already')
  const details = { personId: it.personId, organisationId: it.organisationId }
  await record(tx, actor, `access.${wanted.act}`, it.id, details, now)
  const link = isOpen(it.state) ? await firstLook(tx, house, it.personId, now) : undefined
  await tellApplicant(tx, it, now, { link })
  if (it.state === 'active') for (const react of whenAccessMoves) await react(tx, actor, it, now)
  return it
}
