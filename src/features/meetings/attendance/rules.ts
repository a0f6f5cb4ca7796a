import type { Correction, Ending, Evidence, Hours, Known, KnownStay, Origin } from './types.ts'

/** So long after the last sign of life somebody is taken to have gone. */
export const lossAfter = 90_000

/** What is known, best first. */
export const knownBest: readonly Known[] = ['media', 'page', 'click', 'staff']

/**
 * When somebody was there, from everything that is known, in whatever order and however often it arrived. Whoever never said that
 * they left has gone 90 seconds after the last sign of life, else when the sitting ended; whoever only left was there at that
 * moment. What several connections and sources say together is counted once.
 */
export function staysFrom(evidence: readonly Evidence[], hours: Hours): readonly KnownStay[] {
  const inOrder = evidence.map(bounded).toSorted(byTime)
  const origin = inOrder.find((one) => one.origin !== null && one.source !== 'staff')?.origin ?? 'remote'
  const spans = linesOf(inOrder).flatMap((line) => spansOf(line, origin, hours))
  return joined(
    [...spans, ...presences(inOrder)].map((span) => within(span, hours)).filter((it) => it !== undefined),
  )
}

/** Nothing has happened later than we heard of it, whatever clock an engine has; staff may say until when somebody stays. */
function bounded(it: Evidence): Evidence {
  if (it.source === 'staff') return it
  const last = it.receivedAt
  return { ...it, at: earlier(it.at, last), until: it.until && earlier(it.until, last) }
}

const byTime = (one: Evidence, other: Evidence): number =>
  one.at.getTime() - other.at.getTime() ||
  one.receivedAt.getTime() - other.receivedAt.getTime() ||
  steps.indexOf(one.kind) - steps.indexOf(other.kind)

/** At one and the same moment, in this order. */
const steps: readonly Evidence['kind'][] = [
  'joined',
  'media',
  'seen',
  'left',
  'removed',
  'ended',
  'present',
  'absent',
]

/** Click and page, and being put out of it, are one line, each connection of an engine is one; what an engine says of everybody is in each of its lines. */
function linesOf(evidence: readonly Evidence[]): readonly (readonly Evidence[])[] {
  const lines = new Map<string, Evidence[]>()
  const own = evidence.filter(({ kind }) => kind !== 'present' && kind !== 'absent' && kind !== 'ended')
  for (const one of own) {
    const key = one.source.startsWith('engine:') ? `${one.source} ${one.connection}` : ''
    lines.set(key, [...(lines.get(key) ?? []), one])
  }
  const forAll = evidence.filter(({ kind }) => kind === 'ended')
  return [...lines.values()].map((line) => {
    const ends = forAll.filter(({ source }) => source === line[0]?.source)
    return ends.length === 0 ? line : [...line, ...ends].toSorted(byTime)
  })
}

type Open = { from: Date; known: Known; origin: Origin; lastSign: Date | undefined }

/** The stays of one line. */
function spansOf(line: readonly Evidence[], usual: Origin, { endsAt, now }: Hours): readonly KnownStay[] {
  const spans: KnownStay[] = []
  let open: Open | undefined
  const close = (to: Date, ending: Ending): void => {
    if (open) spans.push({ ...stayOf(open), to, ending })
    open = undefined
  }
  for (const one of line) {
    if (open?.lastSign && isLost(open.lastSign, one.at))
      close(later(open.from, lostAt(open.lastSign)), 'lost')
    if (one.kind === 'ended') close(one.at, 'ended')
    else if (one.kind === 'left' || one.kind === 'removed') {
      open ??= { from: one.at, known: knownBy(one), origin: usual, lastSign: undefined }
      const isOpenedByLeaving = open.from === one.at
      spans.push({
        ...stayOf(open),
        known: better(open.known, knownBy(one)),
        to: one.at,
        ending: one.kind,
        isOpenedByLeaving,
      })
      open = undefined
    } else {
      open ??= { from: one.at, known: knownBy(one), origin: one.origin ?? usual, lastSign: undefined }
      open.known = better(open.known, knownBy(one))
      if (one.source === 'heartbeat') open.lastSign = later(open.lastSign ?? one.at, one.until ?? one.at)
    }
  }
  if (!open) return spans
  const latest = earlier(now, endsAt)
  if (open.lastSign && isLost(open.lastSign, latest)) close(later(open.from, lostAt(open.lastSign)), 'lost')
  else if (endsAt <= now) close(later(open.from, endsAt), 'ended')
  return open ? [...spans, stayOf(open)] : spans
}

const isLost = (lastSign: Date, now: Date): boolean => now.getTime() - lastSign.getTime() > lossAfter
const lostAt = (lastSign: Date): Date => new Date(lastSign.getTime() + lossAfter)

const stayOf = ({ from, known, origin }: Open): KnownStay => ({
  from,
  to: null,
  known,
  origin,
  ending: undefined,
  isOpenedByLeaving: false,
})

function knownBy({ source, kind }: Evidence): Known {
  if (kind === 'media') return 'media'
  if (source === 'staff') return 'staff'
  return source === 'click' ? 'click' : 'page'
}

const better = (one: Known, other: Known): Known =>
  knownBest.indexOf(other) < knownBest.indexOf(one) ? other : one

/** The newest of what staff ticked: present for a time, or not after all. */
function presences(evidence: readonly Evidence[]): readonly KnownStay[] {
  const newest = evidence
    .filter(({ source, kind }) => source === 'staff' && (kind === 'present' || kind === 'absent'))
    .toSorted((one, other) => one.receivedAt.getTime() - other.receivedAt.getTime())
    .at(-1)
  if (newest?.kind !== 'present') return []
  return [ofStaff(newest.at, newest.until ?? newest.at, newest.origin ?? 'on-site')]
}

const ofStaff = (from: Date, to: Date, origin: Origin): KnownStay => ({
  from,
  to,
  origin,
  known: 'staff',
  ending: 'staff',
  isOpenedByLeaving: false,
})

/** Nobody is at a sitting after its end. */
function within(span: KnownStay, { endsAt }: Hours): KnownStay | undefined {
  if (span.ending === 'staff') return span
  if (span.from >= endsAt) return undefined
  return span.to && span.to > endsAt ? { ...span, to: endsAt } : span
}

/** Stays that overlap or touch are one: as well known as the best of them, ended as the last of them. */
function joined(spans: readonly KnownStay[]): readonly KnownStay[] {
  const stays: KnownStay[] = []
  for (const span of spans.toSorted((one, other) => one.from.getTime() - other.from.getTime())) {
    const last = stays.at(-1)
    if (!last || (last.to && last.to < span.from)) stays.push(span)
    else stays.splice(-1, 1, together(last, span))
  }
  return stays
}

function together(one: KnownStay, other: KnownStay): KnownStay {
  const ends = isLater(other.to, one.to) ? other : one
  return {
    from: one.from,
    to: ends.to,
    ending: ends.ending,
    known: better(one.known, other.known),
    origin: one.origin === 'on-site' ? one.origin : other.origin,
    isOpenedByLeaving: one.isOpenedByLeaving && other.isOpenedByLeaving,
  }
}

const isLater = (one: Date | null, other: Date | null): boolean =>
  other !== null && (one === null || one > other)
const earlier = (one: Date, other: Date): Date => (one < other ? one : other)
const later = (one: Date, other: Date): Date => (one > other ? one : other)

/** What holds after staff corrected it, one correction after another. */
export function corrected(
  stays: readonly KnownStay[],
  corrections: readonly Pick<Correction, 'version' | 'act' | 'from' | 'until' | 'origin'>[],
): readonly KnownStay[] {
  let now = stays
  for (const { act, from, until, origin } of corrections.toSorted(
    (one, other) => one.version - other.version,
  )) {
    const own = from && until ? [ofStaff(from, until, origin ?? 'on-site')] : []
    if (act === 'add') now = joined([...now, ...own])
    else now = act === 'restore' ? stays : own
  }
  return now
}

/** Whole minutes somebody was there while the sitting was on; a stay that goes on counts until now. */
export function minutesOf(
  stays: readonly Pick<KnownStay, 'from' | 'to'>[],
  { startsAt, endsAt, now }: Hours,
): number {
  const until = earlier(now, endsAt)
  const whole = stays.reduce((sum, { from, to }) => {
    const [begins, ends] = [later(from, startsAt), earlier(to ?? until, until)]
    return sum + Math.max(0, ends.getTime() - begins.getTime())
  }, 0)
  return Math.floor(whole / 60_000)
}

/** How well it is known that somebody was there at all; undefined: they were not. */
export const bestKnown = (stays: readonly Pick<KnownStay, 'known'>[]): Known | undefined =>
  knownBest.find((known) => stays.some((stay) => stay.known === known))
