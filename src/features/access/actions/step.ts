import type { Transaction } from '../../../platform/database/database.ts'
import type { Actor } from '../../../values/actor.ts'
import { record } from '../../audit/index.ts'
import type { AccessParts } from '../parts.ts'
import { saveMove } from '../store/applications.ts'
import { tellApplicant } from '../tellings.ts'
import type { Application, ApplicationState } from '../types.ts'

/** The one way in which an application that is held moves: saved, recorded, told, and heard by whoever follows. */
export async function step(
  tx: Transaction,
  { whenAccessMoves }: Pick<AccessParts, 'whenAccessMoves'>,
  actor: Actor,
  held: Application,
  to: ApplicationState,
  now: Date,
  more: { readonly reason?: string; readonly decides?: boolean } = {},
): Promise<Application> {
  const moved = await saveMove(tx, held, to, { actor, ...more }, now)
  const details = { personId: held.personId, organisationId: held.organisationId, was: held.state }
  await record(tx, actor, `access.${to}`, held.id, details, now)
  await tellApplicant(tx, moved, now)
  for (const react of whenAccessMoves) await react(tx, actor, moved, now)
  return moved
}
