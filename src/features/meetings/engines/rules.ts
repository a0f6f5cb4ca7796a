import type { Engine, Format, Role, Sitting } from '../types.ts'
import type { EngineEvent, Run } from './types.ts'

/** What somebody may do at an engine, by what they are to a sitting. */
export type Rights = {
  /** Mutes, removes and ends: where the engine knows moderators, they are one. */
  readonly leads: boolean
  /** Is heard. */
  readonly speaks: boolean
  /** Stands in the engine's own lists and figures. */
  readonly isListed: boolean
}

const rights: Readonly<Record<Role | 'participant', Rights>> = {
  chair: { leads: true, speaks: true, isListed: true },
  'vice-chair': { leads: true, speaks: true, isListed: true },
  secretariat: { leads: true, speaks: true, isListed: true },
  technician: { leads: true, speaks: true, isListed: false },
  interpreter: { leads: false, speaks: true, isListed: true },
  captioner: { leads: false, speaks: true, isListed: true },
  participant: { leads: false, speaks: true, isListed: true },
}

/** The one table of roles at engines. At a webcast whoever has no part in it listens. */
export const rightsOf = (role: Role | 'participant', format: Format): Rights => ({
  ...rights[role],
  speaks: format === 'webcast' ? role !== 'participant' : rights[role].speaks,
})

/** The name others see at an engine: whom somebody is there for stands behind it. */
export const shownName = (name: string, organisation: string): string =>
  (organisation ? `${name} (${organisation})` : name).slice(0, 150)

/** What carries a sitting. Where staff have said nothing it is our own sound and picture, if that runs here and somebody is elsewhere. */
export const engineOf = ({ room }: Pick<Sitting, 'room'>, mediaRuns: boolean): Engine =>
  !room.isUsual ? room.engine : mediaRuns && room.format !== 'physical' ? 'embedded' : 'none'

/** A sitting with the engine that carries it. */
export const withEngine = (sitting: Sitting, mediaRuns: boolean): Sitting => ({
  ...sitting,
  room: { ...sitting.room, engine: engineOf(sitting, mediaRuns) },
})

const overtimeMinutes = 15

/** Whether an engine has carried a sitting long enough: nobody new comes in after the end, but the last sentence is heard. */
export const isRunOver = (
  { endsAt, state }: Pick<Sitting, 'endsAt' | 'state'>,
  isEndedForAll: boolean,
  now: Date,
): boolean =>
  state !== 'published' ||
  (isEndedForAll ? endsAt <= now : endsAt.getTime() + overtimeMinutes * 60_000 <= now.getTime())

/** One connection that is open as far as we know, by a name its person has at the engine. */
export type OpenConnection = { readonly alias: string; readonly connection: string }

/**
 * What must have happened since, where who is there is not who was there as far as we knew. Somebody with two names, since two
 * accounts became one, is there by either.
 */
export function missed(
  run: Pick<Run, 'name'>,
  open: readonly OpenConnection[],
  there: readonly string[],
  at: Date,
): readonly EngineEvent[] {
  const present = new Set(there.filter(Boolean))
  const known = new Set(open.map(({ alias }) => alias))
  const stays = new Set(open.filter(({ alias }) => present.has(alias)).map(({ connection }) => connection))
  const gone = open.filter(({ connection }) => !stays.has(connection))
  return [
    ...[...present]
      .filter((alias) => !known.has(alias))
      .map((alias): EngineEvent => ({
        id: `${run.name} asked ${alias} ${at.getTime()}`,
        kind: 'joined',
        run: run.name,
        alias,
        connection: `asked ${alias}`,
        at,
      })),
    ...gone.map(({ alias, connection }): EngineEvent => ({
      id: `${run.name} missed ${connection} ${at.getTime()}`.slice(0, 300),
      kind: 'left',
      run: run.name,
      alias,
      connection,
      at,
    })),
  ]
}
