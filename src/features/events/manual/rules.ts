import type { Mode } from '../types.ts'

/** The parts of a manual after "who may attend", in the order in which somebody needs them. */
export type ManualPart = 'account' | 'register' | 'decision' | 'visa' | 'on-site' | 'remote' | 'changes'

/** Which parts this event's manual has: what does not concern it is not there. */
export function partsOf({ modes }: { readonly modes: readonly Mode[] }): ManualPart[] {
  const has = (mode: Mode) => modes.includes(mode)
  return [
    'account',
    'register',
    'decision',
    ...(has('on-site') ? (['visa', 'on-site'] as const) : []),
    ...(has('remote') ? (['remote'] as const) : []),
    'changes',
  ]
}

/** Somebody's way to the meeting: what they do, who decides where somebody decides, what comes of it. */
export type WalkStop = 'account' | 'register' | 'decision' | 'confirmed' | 'meeting'

export const walkOf = (promise: 'automatic' | 'focal-point' | 'mixed'): WalkStop[] =>
  promise === 'automatic'
    ? ['account', 'register', 'confirmed', 'meeting']
    : ['account', 'register', 'decision', 'confirmed', 'meeting']

type Sitting = { readonly startsAt: Date; readonly endsAt: Date }
export type JoinTime = Sitting & { readonly opensAt: Date }

/** From when one may join each sitting. */
export const joinTimes = (sittings: readonly Sitting[], leadMinutes: number): JoinTime[] =>
  sittings.map(({ startsAt, endsAt }) => ({
    startsAt,
    endsAt,
    opensAt: new Date(startsAt.getTime() - leadMinutes * 60_000),
  }))

/**
 * Where marks stand on a line from 0 to `length`: in their proportion, but never nearer to each other than `apart`, so that
 * each can be read.
 */
export function placesOnLine(moments: readonly Date[], length: number, apart: number): number[] {
  if (moments.length === 0) return []
  const times = moments.map((moment) => moment.getTime())
  const [first, last] = [times[0] as number, times.at(-1) as number]
  const span = Math.max(1, last - first)
  const places = times.map((time) => ((time - first) / span) * length)
  for (let place = 1; place < places.length; place++)
    places[place] = Math.max(places[place] as number, (places[place - 1] as number) + apart)
  for (let place = places.length - 1; place >= 0; place--) {
    const most = length - (places.length - 1 - place) * apart
    places[place] = Math.max(0, Math.min(places[place] as number, most))
  }
  return places.map((at) => Math.round(at))
}
