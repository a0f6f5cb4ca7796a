import { rightsOf } from '../engines/rules.ts'
import type { Role, Sitting } from '../types.ts'
import type { Member, Voice } from './types.ts'

/** What somebody with this part in a sitting is to sound and picture there. */
export const voiceOf = (role: Role | undefined, { room }: Pick<Sitting, 'room'>): Voice =>
  rightsOf(role ?? 'participant', room.format).speaks ? 'speaks' : 'listens'

/** Whether a stage is over: nobody is on it then, whoever is still inside. */
export const isStageOver = ({ state, endsAt }: Pick<Sitting, 'state' | 'endsAt'>, now: Date): boolean =>
  state !== 'published' || endsAt <= now

/** How many people one hears at a time, and how many pictures one sees besides that of whoever has the floor. */
export const voicesAtOnce = 6
export const camerasAtOnce = 2
/** Lines a browser opens for pictures: the two, and whoever has the floor. */
export const pictureLines = camerasAtOnce + 1

/** Whether anybody may hear them now. What their browser sends all the same goes nowhere. */
export const mayBeHeard = (it: Member): boolean => it.voice === 'speaks' && it.microphone

/** Whether anybody may see them now. */
export const mayBeSeen = (it: Member): boolean => it.voice === 'speaks' && it.camera

/** Who has the floor comes first, then who leads, then who spoke last. */
const byWeight = (one: Member, other: Member): number =>
  Number(other.hasFloor) - Number(one.hasFloor) ||
  Number(other.leads) - Number(one.leads) ||
  other.spokeAt - one.spokeAt ||
  (one.id < other.id ? -1 : 1)

/** Whom a listener hears: never themselves, and when many are open at once, those who matter and who spoke last. */
export const voicesFor = (listener: string, members: readonly Member[]): readonly string[] =>
  members
    .filter((it) => it.id !== listener && mayBeHeard(it))
    .toSorted(byWeight)
    .slice(0, voicesAtOnce)
    .map(({ id }) => id)

/**
 * Whom a listener sees: who has the floor, and two more. Of those, whoever is shown already stays until somebody who leads or who
 * has spoken since wants the place, so that pictures do not jump.
 */
export function camerasFor(
  listener: string,
  members: readonly Member[],
  shown: readonly (string | null)[],
): readonly string[] {
  const seen = members.filter((it) => it.id !== listener && mayBeSeen(it))
  const floor = seen.filter(({ hasFloor }) => hasFloor)
  const others = seen
    .filter(({ hasFloor }) => !hasFloor)
    .toSorted(
      (one, other) =>
        Number(other.leads) - Number(one.leads) ||
        other.spokeAt - one.spokeAt ||
        Number(shown.includes(other.id)) - Number(shown.includes(one.id)) ||
        (one.id < other.id ? -1 : 1),
    )
  return [...floor, ...others.slice(0, camerasAtOnce)].map(({ id }) => id)
}

/** The lines with those who are wanted on them: who stays keeps their line, who is new gets the first that is free. */
export function placed(
  lines: readonly (string | null)[],
  wanted: readonly string[],
): readonly (string | null)[] {
  const kept = lines.map((id) => (id !== null && wanted.includes(id) ? id : null))
  const coming = wanted.filter((id) => !kept.includes(id))
  return kept.map((id) => id ?? coming.shift() ?? null)
}

/** Loud enough to be somebody speaking: minus forty-five decibels under the loudest there is. */
const loud = 45
/** How long somebody counts as speaking after they were last loud: the pause between two sentences. */
export const breath = 1200

/** Whether a packet of sound is somebody speaking, by the level it says of itself (decibels below the loudest). */
export const isLoud = (level: number | undefined): boolean => level !== undefined && level < loud

export const isSpeaking = (it: Member, now: number): boolean => mayBeHeard(it) && now - it.spokeAt < breath

/** How a line is: how much of what was sent was lost lately, oldest first, as shares of one. */
export type Losses = readonly number[]
const tooMuch = 0.12
const little = 0.02
/** How many reports in a row must say the same; reports come about once a second. */
const badReports = 3
const goodReports = 10

/**
 * Whether a line is too narrow for pictures. Sound is never taken away: pictures are, when much is lost for a while, and they come
 * back when almost nothing was lost for longer.
 */
export function isTooNarrow(losses: Losses, wasNarrow: boolean): boolean {
  const last = losses.slice(-(wasNarrow ? goodReports : badReports))
  if (wasNarrow) return !(last.length === goodReports && last.every((loss) => loss <= little))
  return last.length === badReports && last.every((loss) => loss >= tooMuch)
}
