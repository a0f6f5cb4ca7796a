import { z } from 'zod'
import {
  choice,
  choices,
  line,
  optionalLine,
  paragraph,
  parseForm,
  tick,
} from '../../../platform/forms/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import type { Language } from '../../../values/language.ts'
import { instantOf, isMoment } from '../../../values/local-time.ts'
import type { Parsed, Problem, Typed } from '../../../values/problem.ts'
import { noticeKinds, type NoticeDraft, type Wording } from '../types.ts'

export const longestTitle = 150
export const longestWords = 8000

export const SeenForm = z.object({ revision: z.coerce.number().int().min(0).catch(-1) })

type Body = Pick<Profile, 'languages' | 'categories' | 'seat'>

/** The kinds of members that a circular can be for. */
export const memberCategories = ({ categories }: Pick<Profile, 'categories'>) =>
  categories.filter(({ isMember }) => isMember)

const moments = ['shownFrom', 'shownUntil', 'beginsAt', 'endsAt'] as const
type Moment = (typeof moments)[number]
type Moments = Readonly<Record<Moment, Date | null>>

/** A notice as it was typed; its times are those of the clocks at the body's seat. */
export function parseNotice(
  body: Body,
  typed: Typed,
  nameOf: (language: Language) => string,
): Parsed<NoticeDraft> {
  const about = parseForm(
    z.object({
      kind: choice(noticeKinds, 'notices.problem.kind'),
      urgent: tick(),
      categories: choices(memberCategories(body).map(({ id }) => id)),
      'by-mail': tick(),
    }),
    typed,
  )
  const times = parseMoments(body, typed)
  const words = parseWordings(body, typed, nameOf)
  if (!about.ok || !times.ok || !words.ok)
    return { ok: false, problems: [about, times, words].flatMap((one) => (one.ok ? [] : one.problems)) }
  const { kind, urgent, categories, 'by-mail': byMail } = about.value
  const isCircular = kind === 'circular'
  const problems = [
    ...wrongTimes(kind, times.value),
    ...(isCircular && categories.length === 0 ? [toNobody] : []),
  ]
  if (problems.length > 0) return { ok: false, problems }
  const isOutage = kind === 'outage'
  return {
    ok: true,
    value: {
      kind,
      isUrgent: urgent,
      wordings: words.value,
      ...times.value,
      beginsAt: isOutage ? times.value.beginsAt : null,
      endsAt: isOutage ? times.value.endsAt : null,
      categories: isCircular ? categories : [],
      byMail: isCircular && byMail,
    },
  }
}

const toNobody: Problem = { field: 'categories', code: 'notices.problem.categories' }

const local = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2})?$/

function parseMoments({ seat }: Body, typed: Typed): Parsed<Moments> {
  const problems: Problem[] = []
  const at: Record<Moment, Date | null> = { shownFrom: null, shownUntil: null, beginsAt: null, endsAt: null }
  for (const name of moments) {
    const read = parseForm(z.object({ [name]: optionalLine({ max: 40 }) }), typed)
    const said = read.ok ? read.value[name] : 'unreadable'
    if (said === undefined) continue
    const [, day, time] = local.exec(said) ?? []
    const moment = `${day}T${time}`
    if (isMoment(moment)) at[name] = instantOf(seat.timeZone, moment)
    else problems.push({ field: name, code: 'notices.problem.moment' })
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: at }
}

function wrongTimes(
  kind: NoticeDraft['kind'],
  { shownFrom, shownUntil, beginsAt, endsAt }: Moments,
): Problem[] {
  const problems: Problem[] = []
  if (kind === 'outage' && !beginsAt) problems.push({ field: 'beginsAt', code: 'notices.problem.begins' })
  if (kind === 'outage' && (!endsAt || (beginsAt && endsAt <= beginsAt)))
    problems.push({ field: 'endsAt', code: 'notices.problem.ends' })
  if (shownFrom && shownUntil && shownUntil <= shownFrom)
    problems.push({ field: 'shownUntil', code: 'notices.problem.until' })
  return problems
}

/** A language counts as written when its title or its words are; both must be there then. */
function parseWordings(
  { languages }: Body,
  typed: Typed,
  nameOf: (language: Language) => string,
): Parsed<Record<Language, Wording>> {
  const wordings: Record<Language, Wording> = {}
  const problems: Problem[] = []
  for (const language of languages) {
    const [title, words] = [`title-${language}`, `words-${language}`]
    if (one(typed, title).trim() === '' && one(typed, words).trim() === '') continue
    const read = parseForm(
      z.object({
        [title]: line({ max: longestTitle, missing: 'notices.problem.title' }),
        [words]: paragraph({ max: longestWords, missing: 'notices.problem.words' }),
      }),
      typed,
    )
    if (read.ok) wordings[language] = { title: String(read.value[title]), words: String(read.value[words]) }
    else
      problems.push(
        ...read.problems.map((it) => ({ ...it, values: { ...it.values, language: nameOf(language) } })),
      )
  }
  if (problems.length === 0 && Object.keys(wordings).length === 0)
    problems.push({ field: `title-${languages[0] ?? 'en'}`, code: 'notices.problem.nothing-written' })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: wordings }
}

export const one = (typed: Typed, name: string): string => [typed[name] ?? ''].flat()[0] ?? ''
