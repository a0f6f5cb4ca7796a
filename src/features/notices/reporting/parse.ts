import { z } from 'zod'
import { emailAddress, optionalLine, paragraph, parseForm } from '../../../platform/forms/index.ts'
import type { Upload } from '../../../platform/http/index.ts'
import type { Parsed, Typed } from '../../../values/problem.ts'

export const longestWords = 4000

/** So much of a message is handed on: its head and how it begins. */
export const longestSource = 12_000

export type Report = {
  /** Who the message said it was from. */
  readonly from: string | undefined
  readonly words: string
  readonly source: string
  /** Where somebody who is not signed in is answered. */
  readonly email: string | undefined
}

const Form = z.object({ from: optionalLine({ max: 320 }), words: paragraph({ max: longestWords }) })
const WithAddress = z.object({ email: emailAddress() })

/** What was reported. Something must be said of the message: words, or the message itself. */
export function parseReport(typed: Typed, file: Upload | undefined): Parsed<Report> {
  const read = parseForm(Form, typed)
  const wantsAnswer = one(typed, 'email').trim() !== ''
  const address = wantsAnswer ? parseForm(WithAddress, typed) : undefined
  const problems = [read, address].flatMap((part) => (part && !part.ok ? part.problems : []))
  if (!read.ok || problems.length > 0) return { ok: false, problems }
  const source = readable(file && file.bytes.length > 0 ? file.bytes.toString('utf8') : one(typed, 'source'))
  if (read.value.words === '' && source === '')
    return { ok: false, problems: [{ field: 'words', code: 'notices.problem.report' }] }
  return { ok: true, value: { ...read.value, source, email: address?.ok ? address.value.email : undefined } }
}

export const one = (typed: Typed, name: string): string => [typed[name] ?? ''].flat()[0] ?? ''

/** A message as lines that can be shown: what cannot be read is left out. */
const readable = (source: string): string =>
  source
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cf}\p{Co}\p{Cs}\uFFFD]|(?![\n\t])\p{Cc}/gu, '')
    .trim()
    .slice(0, longestSource)
