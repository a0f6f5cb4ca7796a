import type { KnownStay, Origin } from './types.ts'

/** How many were there in one stretch of time, by how they took part. */
export type Stretch = { readonly from: Date; readonly remote: number; readonly onSite: number }

const most = 48
const steps = [5, 10, 15, 30, 60, 120, 240].map((minutes) => minutes * 60_000)

/** How many were there over a sitting, in stretches of one length, at most so many that a figure can show them. */
export function overTime(
  stays: Iterable<readonly Pick<KnownStay, 'from' | 'to' | 'origin'>[]>,
  { startsAt, endsAt, now }: { readonly startsAt: Date; readonly endsAt: Date; readonly now: Date },
): readonly Stretch[] {
  const [begin, end] = [startsAt.getTime(), Math.min(endsAt.getTime(), now.getTime())]
  const step = steps.find((one) => (endsAt.getTime() - begin) / one <= most) ?? 240 * 60_000
  const count = Math.max(0, Math.ceil((end - begin) / step))
  const there = Array.from({ length: count }, () => ({
    remote: new Set<number>(),
    'on-site': new Set<number>(),
  }))
  let nth = 0
  for (const own of stays) {
    nth += 1
    for (const { from, to, origin } of own) {
      const last = Math.min(to?.getTime() ?? end, end) - 1
      const first = Math.max(from.getTime(), begin)
      for (let at = Math.floor((first - begin) / step); at * step + begin <= last && at < count; at++)
        there[at]?.[origin].add(nth)
    }
  }
  return there.map((one, at) => ({
    from: new Date(begin + at * step),
    remote: one.remote.size,
    onSite: one['on-site'].size,
  }))
}

/** How often each key is there, the most first. */
export function counted(keys: Iterable<string>): readonly { readonly key: string; readonly count: number }[] {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts]
    .map(([key, count]) => ({ key, count }))
    .toSorted((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1))
}

export type { Origin }
