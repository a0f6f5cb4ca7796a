import { refuse, type Refusal } from '../../../values/refusal.ts'
import type { Language } from '../../../values/language.ts'
import type { Channel, Guest } from './types.ts'

/** The channels of a sitting. Held in one language it has the floor alone: there is nothing to interpret. */
export const channelsOf = (languages: readonly Language[]): readonly Channel[] =>
  languages.length > 1 ? ['floor', ...languages] : ['floor']

/** What somebody hears who chose this once: a channel that is not there any more is the floor. */
export const channelChosen = (chosen: string | undefined, languages: readonly Language[]): Channel =>
  channelsOf(languages).find((one) => one === chosen) ?? 'floor'

/**
 * Whether somebody may speak on a channel now; nothing when they may. A language is for interpreters alone, and they have no
 * voice on the floor, so that nobody takes an interpretation for what was said.
 */
export function maySpeak(
  { voice, isInterpreter, languages }: Pick<Guest, 'voice' | 'isInterpreter' | 'languages'>,
  channel: Channel,
): Refusal | undefined {
  if (isInterpreter !== (channel !== 'floor')) return refuse('meetings.floor.not-your-role')
  if (!channelsOf(languages).includes(channel)) return refuse('meetings.floor.not-your-role')
  return isInterpreter || voice === 'speaks' ? undefined : refuse('meetings.sound.word.listens-only')
}

/** Who is on air in a booth, and whether they ask to be relieved. */
export type OnAir<Who> = { readonly who: Who; readonly isOffered: boolean }

/**
 * Whether an interpreter may go on air: nobody is, or whoever is asks to be relieved, or is the same person in another window.
 * Two never speak in one language.
 */
export function mayGoOnAir(
  who: Pick<Guest, 'id'>,
  onAir: OnAir<Pick<Guest, 'id'>> | undefined,
): Refusal | undefined {
  if (!onAir || onAir.isOffered || onAir.who.id === who.id) return undefined
  return refuse('meetings.booth.word.on-air-already')
}

/** What somebody hears: what they chose, and the floor while nobody is on air there, unless they hear that elsewhere. */
export function heard(
  chosen: Channel,
  onAir: { has(channel: Channel): boolean },
  hearsFloorElsewhere: boolean,
): Channel | undefined {
  if (chosen !== 'floor' && onAir.has(chosen)) return chosen
  return hearsFloorElsewhere ? undefined : 'floor'
}
