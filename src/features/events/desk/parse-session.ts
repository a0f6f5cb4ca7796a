import { z } from 'zod'
import { optionalLine, parseForm } from '../../../platform/forms/index.ts'
import { localOf } from '../../../values/local-time.ts'
import type { Parsed, Typed } from '../../../values/problem.ts'
import { wordsIn } from '../parse.ts'
import type { EventSession, EventView } from '../types.ts'
import { instantsIn, moment } from './parse-moments.ts'

const times = z.object({ startsAt: moment(), endsAt: moment() })

/** When a session begins and ends on the clocks of the event's place, and its title in each language that has one. */
export function parseSession(
  typed: Typed,
  { timeZone }: Pick<EventView, 'timeZone'>,
  languages: readonly string[],
): Parsed<Omit<EventSession, 'id'>> {
  const titles = Object.fromEntries(
    languages.map((language) => [`title-${language}`, optionalLine({ max: 300 })]),
  )
  const parsed = parseForm(times.extend(titles), typed)
  if (!parsed.ok) return parsed
  const { startsAt, endsAt, ...words } = parsed.value
  const { instants, problems } = instantsIn(timeZone, { startsAt, endsAt })
  if (problems.length > 0) return { ok: false, problems }
  const title = wordsIn(words, 'title', languages)
  return { ok: true, value: { title, startsAt: instants.startsAt as Date, endsAt: instants.endsAt as Date } }
}

/** A session as the fields show it; a new one begins where the event does. */
export function typedSession(event: EventView, session: EventSession | undefined): Typed {
  const startsAt = session?.startsAt ?? event.startsAt
  const titles = Object.entries(session?.title ?? {}).map(([language, words]) => [`title-${language}`, words])
  return {
    startsAt: localOf(event.timeZone, startsAt),
    endsAt: session ? localOf(event.timeZone, session.endsAt) : '',
    ...(Object.fromEntries(titles) as Typed),
  }
}
