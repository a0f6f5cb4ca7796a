import { z } from 'zod'
import { choices, optionalLine, parseForm, tick } from '../../../platform/forms/index.ts'
import { clean, oneLine } from '../../../platform/forms/clean.ts'
import type { Language, Localised } from '../../../values/language.ts'
import type { Parsed, Problem, Typed } from '../../../values/problem.ts'
import { wordsIn } from '../parse.ts'
import type { Mode } from '../types.ts'
import { optionsFrom } from './rules.ts'
import { questionKinds, type Asking, type Question, type QuestionKind, type Wording } from './types.ts'

/** Which question of which event an address means; whatever is no id means none. */
export const QuestionPath = z.object({ id: z.uuid().catch('00000000-0000-0000-0000-000000000000') })

/** The kind of a question that is being written; none while it still has to be chosen. */
export const KindQuery = z.object({ kind: z.enum(questionKinds).optional().catch(undefined) })

export const Direction = z.object({ by: z.enum(['up', 'down']).catch('down') })

/** When the question was last edited, as the form saw it. */
export const Seen = z.object({ seen: z.coerce.date().catch(new Date(0)) })

const longestLabel = 300
const longestHint = 500
const mostOptions = 60

export const hasOptions = (kind: QuestionKind): boolean => kind === 'choice' || kind === 'several-choices'

/** What a question may be put to: the modes of its event, the categories of the body. */
export type Scope = {
  readonly languages: readonly Language[]
  readonly modes: readonly Mode[]
  readonly categories: readonly string[]
}

/** A question as the desk's form says it. `before` keeps the ids of answers that stay. */
export function parseQuestion(
  typed: Typed,
  kind: QuestionKind,
  scope: Scope,
  before?: Pick<Question, 'options' | 'earlier'>,
): Parsed<Wording & Asking> {
  const parsed = parseForm(shapeFor(scope), typed)
  const read = hasOptions(kind) ? readOptions(typed, scope.languages) : { lines: {}, problems: [] }
  if (!parsed.ok) return { ok: false, problems: [...parsed.problems, ...read.problems] }
  const said = parsed.value as Readonly<Record<string, unknown>>
  const label = wordsIn(said, 'label', scope.languages)
  const problems = [...labelProblems(label, said, scope.languages), ...read.problems]
  if (problems.length > 0) return { ok: false, problems }
  const gone = Object.values(before?.earlier ?? {}).flatMap(({ options }) => options)
  return {
    ok: true,
    value: {
      label,
      hint: wordsIn(said, 'hint', scope.languages),
      options: optionsFrom(read.lines, before?.options, gone),
      required: said['required'] as boolean,
      modes: said['modes'] as Mode[],
      categories: said['categories'] as string[],
      seenByFocalPoint: said['seen-by-focal-point'] as boolean,
    },
  }
}

const shapeFor = ({ languages, modes, categories }: Scope) =>
  z.object({
    ...Object.fromEntries(
      languages.flatMap((language) => [
        [`label-${language}`, optionalLine({ max: longestLabel, tooLong: 'events.questions.too-long' })],
        [`hint-${language}`, optionalLine({ max: longestHint, tooLong: 'events.questions.too-long' })],
      ]),
    ),
    required: tick(),
    modes: choices(modes),
    categories: choices(categories),
    'seen-by-focal-point': tick(),
  })

/** It must be said in one language at least, and a hint belongs to words. */
function labelProblems(
  label: Localised,
  said: Readonly<Record<string, unknown>>,
  languages: readonly Language[],
): Problem[] {
  if (Object.keys(label).length === 0)
    return [{ field: `label-${languages[0]}`, code: 'events.questions.edit.label-missing' }]
  return languages
    .filter((language) => said[`hint-${language}`] && !label[language])
    .map((language) => ({ field: `label-${language}`, code: 'events.questions.edit.label-missing' }))
}

type Lines = Record<Language, readonly string[]>

/** One answer a line. An empty line between others is a translation that is missing. */
function readOptions(typed: Typed, languages: readonly Language[]): { lines: Lines; problems: Problem[] } {
  const lines: Lines = {}
  const problems: Problem[] = []
  for (const language of languages) {
    const field = `options-${language}`
    const read = linesIn(typed[field])
    if (!read) problems.push({ field, code: 'platform.forms.unreadable' })
    else if (read.some((one) => [...one].length > longestLabel) || read.length > mostOptions)
      problems.push({ field, code: 'events.questions.edit.options-too-long', values: { max: mostOptions } })
    else if (read.length > 0) lines[language] = read
  }
  const counts = Object.values(lines).map((all) => all.length)
  const most = Math.max(0, ...counts)
  if (problems.length === 0 && most < 2)
    problems.push({ field: `options-${languages[0]}`, code: 'events.questions.edit.options-missing' })
  for (const [language, all] of Object.entries(lines))
    if (all.length !== most)
      problems.push({
        field: `options-${language}`,
        code: 'events.questions.edit.options-uneven',
        values: { here: all.length, most },
      })
  return { lines, problems }
}

function linesIn(raw: Typed[string]): string[] | undefined {
  const words = typeof raw === 'string' ? raw : (raw?.[0] ?? '')
  const read = words.split(/\r\n|\r|\n/).map((one) => clean(one, 5000))
  if (read.some((one) => one === undefined)) return undefined
  const shaped = read.map((one) => oneLine(one as string))
  while (shaped.at(-1) === '') shaped.pop()
  return shaped
}

/** A question as its form shows it. */
export const typedQuestion = (question: Question): Typed => ({
  ...perLanguage('label', question.label),
  ...perLanguage('hint', question.hint),
  ...Object.fromEntries(
    languagesOf(question).map((language) => [
      `options-${language}`,
      question.options.map((option) => option.label[language] ?? '').join('\n'),
    ]),
  ),
  required: question.required ? 'yes' : undefined,
  modes: question.modes,
  categories: question.categories,
  'seen-by-focal-point': question.seenByFocalPoint ? 'yes' : undefined,
})

const perLanguage = (what: string, words: Localised): Typed =>
  Object.fromEntries(Object.entries(words).map(([language, said]) => [`${what}-${language}`, said]))

const languagesOf = ({ options }: Question): Language[] => [
  ...new Set(options.flatMap(({ label }) => Object.keys(label))),
]
