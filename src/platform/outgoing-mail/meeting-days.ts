import { wallClock } from './zone-rules.ts'

export type Span = { readonly from: Date; readonly to: Date }

/** One day of an event, counted from its first day, with the clock time and length of that day's work. */
export type MeetingDay = Span & { readonly number: number; readonly startsLikeFirst: boolean }

const day = 86_400_000
const dayOf = (wall: Date): number => Math.floor(wall.getTime() / day)

/** The days of an event, each from its first session to its last. Days on which nothing is held are not there. */
export function meetingDays(sessions: readonly Span[], zone: string): MeetingDay[] {
  const sorted = [...sessions].sort((a, b) => a.from.getTime() - b.from.getTime())
  const first = sorted[0]
  if (!first) return []
  const firstWall = wallClock(zone, first.from)
  const days = new Map<number, MeetingDay>()
  for (const { from, to } of sorted) {
    const wall = wallClock(zone, from)
    const number = dayOf(wall) - dayOf(firstWall)
    const known = days.get(number)
    const startsLikeFirst = known?.startsLikeFirst ?? wall.getTime() - number * day === firstWall.getTime()
    days.set(number, {
      number,
      from: known?.from ?? from,
      to: known && known.to > to ? known.to : to,
      startsLikeFirst,
    })
  }
  return [...days.values()]
}

/** When the series of the first day's hour would fall on this day: what an exception of that day refers to. */
export const plannedWall = (first: MeetingDay, number: number, zone: string): Date =>
  new Date(wallClock(zone, first.from).getTime() + number * day)

export const lengthOf = ({ from, to }: Span): number => to.getTime() - from.getTime()
