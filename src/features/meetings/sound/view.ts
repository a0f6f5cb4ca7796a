import type { House } from '../../../platform/house.ts'
import type { PersonId } from '../../../values/ids.ts'
import type { SittingView } from '../view.ts'
import { channelsOf } from './rules.ts'
import { findChoice, languagesOf, type Choice } from './store.ts'
import type { Channel } from './types.ts'

/** Sound as one person has it at a sitting. */
export type SoundView = Choice & {
  readonly channels: readonly Channel[]
  readonly isInterpreter: boolean
}

/** What somebody can listen to, and does. */
export async function soundView(
  { db }: Pick<House, 'db'>,
  { sitting, role }: Pick<SittingView, 'sitting' | 'role'>,
  personId: PersonId,
): Promise<SoundView> {
  const languages = await languagesOf(db, sitting)
  const choice = await findChoice(db, sitting.id, personId, languages)
  return { ...choice, channels: channelsOf(languages), isInterpreter: role === 'interpreter' }
}
