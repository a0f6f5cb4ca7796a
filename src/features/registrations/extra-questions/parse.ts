import type { Parsed, Problem, Typed } from '../../../values/problem.ts'
import { askedOf, type EventView, parseQuestions, type Question } from '../../events/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import { parseRegistration } from '../parse.ts'
import type { Draft, Mode } from '../types.ts'

/** What an event asks, and of whom. */
export type Asking = {
  readonly questions: readonly Question[]
  readonly category: string
  readonly known: Pick<Profile, 'countries' | 'languages'>
}

/** The mode a form says; undefined while it says none, or one this event does not have. */
export const modeIn = (typed: Typed, { modes }: Pick<EventView, 'modes'>): Mode | undefined =>
  modes.find((mode) => mode === typed['mode'])

/** Which questions the form had on it when it was sent. */
const shownIn = ({ asked }: Typed): ReadonlySet<string> =>
  new Set(typeof asked === 'string' ? asked.split(' ') : [])

/**
 * The registration form with the event's own questions. Those that belong to the mode which has just been chosen were not
 * on the form yet: they are `unseen`, and the form is shown once more.
 */
export function parseWithQuestions(
  typed: Typed,
  event: Pick<EventView, 'modes' | 'languages'>,
  { questions, category, known }: Asking,
): Parsed<Draft> & { readonly unseen: boolean } {
  const usual = parseRegistration(typed, event)
  const asked = askedOf(questions, { mode: modeIn(typed, event), category })
  const shown = shownIn(typed)
  const seen = asked.filter(({ id }) => shown.has(id))
  const own = parseQuestions(seen, typed, known)
  const unseen = seen.length < asked.length
  const problems: Problem[] = [...(usual.ok ? [] : usual.problems), ...(own.ok ? [] : own.problems)]
  if (!usual.ok || !own.ok || unseen) return { ok: false, problems, unseen }
  const { choices, seen: revision } = usual.value
  const answers = asked.length > 0 ? { ...choices.answers, questions: own.value } : choices.answers
  return { ok: true, value: { seen: revision, choices: { ...choices, answers } }, unseen }
}
