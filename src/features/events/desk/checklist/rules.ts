import { closesAt } from '../../rules.ts'
import type { EventView } from '../../types.ts'
import { languagesMissing } from '../rules.ts'
import type { Missing } from '../types.ts'

/** What the checklist knows besides the event. */
export type Around = {
  readonly languages: readonly string[]
  /** Whether the rules let anybody in at all. */
  readonly isForSomebody: boolean
  readonly now: Date
}

const week = 7 * 86_400_000
const isEmpty = (words: object): boolean => Object.keys(words).length === 0

/** What is missing before an event can be published, the errors first. An event without errors can be published. */
export function missingFor(event: EventView, around: Around): Missing[] {
  return [...errors(event, around), ...warnings(event, around)]
}

export const isReady = (missing: readonly Missing[]): boolean => !missing.some(({ isError }) => isError)

type Line = readonly [is: boolean, code: string, part: Missing['part']]

const only = (lines: readonly Line[], isError: boolean): Missing[] =>
  lines.flatMap(([is, code, part]) => (is ? [{ code, isError, part }] : []))

function errors(event: EventView, { isForSomebody, now }: Around): Missing[] {
  const isHere = event.modes.includes('on-site')
  const last = Math.max(...event.modes.map((mode) => closesAt(event, mode).getTime()))
  const isOutside = event.sessions.some(
    ({ startsAt, endsAt }) => startsAt < event.startsAt || endsAt > event.endsAt,
  )
  return only(
    [
      [event.endsAt <= now, 'over', 'details'],
      [isEmpty(event.title), 'title', 'texts'],
      [isHere && !event.countryCode, 'country', 'details'],
      [isHere && isEmpty(event.city), 'city', 'texts'],
      [last <= event.registrationOpensAt.getTime(), 'never-open', 'deadlines'],
      [last <= now.getTime() && event.endsAt > now, 'deadlines-past', 'deadlines'],
      [isOutside, 'session-outside', 'sessions'],
      [!isForSomebody, 'nobody', 'rules'],
    ],
    true,
  )
}

function warnings(event: EventView, { languages, now }: Around): Missing[] {
  const [isHere, isRemote] = [event.modes.includes('on-site'), event.modes.includes('remote')]
  const missing = languagesMissing(event, languages)
  const soonest = Math.min(...event.modes.map((mode) => closesAt(event, mode).getTime()))
  const translations: Missing[] =
    missing.length > 0 ? [{ code: 'translations', isError: false, part: 'texts', languages: missing }] : []
  return [
    ...translations,
    ...only(
      [
        [isEmpty(event.summary), 'summary', 'texts'],
        [isEmpty(event.description), 'description', 'texts'],
        [isHere && isEmpty(event.venue), 'venue', 'texts'],
        [isHere && isEmpty(event.practical), 'practical', 'texts'],
        [isRemote && isEmpty(event.remoteRights), 'remote-rights', 'texts'],
        [event.sessions.length === 0, 'sessions', 'sessions'],
        [isHere && event.onSiteCapacity === null, 'capacity', 'details'],
        [isHere && event.onSiteClosesAt === null, 'on-site-deadline', 'deadlines'],
        [isHere && isRemote && event.modeChangeUntil === null, 'mode-change', 'deadlines'],
        [soonest > now.getTime() && soonest - now.getTime() < week, 'soon', 'deadlines'],
      ],
      false,
    ),
  ]
}
