import { z } from 'zod'
import { optionalLine, parseForm } from '../../../platform/forms/index.ts'
import type { Upload } from '../../../platform/http/index.ts'
import type { Parsed, Problem, Typed } from '../../../values/problem.ts'
import { isMessageId, readCode } from './rules.ts'
import type { Named } from './types.ts'

export const CodeQuery = z.object({ code: z.string().trim().max(200).catch('') })

/** A message longer than that is more than its words. */
export const largestMessage = 1024 * 1024

export type Asked =
  | { readonly what: 'code'; readonly named: Named | undefined }
  | { readonly what: 'message'; readonly source: string }

/** A code, or a whole message as text or as a file. A code that cannot be one is told: it may be a slip. */
export function parseCheck(typed: Typed, file: Upload | undefined, domain: string): Parsed<Asked> {
  const read = parseForm(z.object({ code: optionalLine({ max: 300 }) }), typed)
  if (!read.ok) return read
  const { code } = read.value
  if (code !== undefined) {
    const named = readCode(code, domain)
    if (named || isMessageId(code)) return { ok: true, value: { what: 'code', named } }
    return wrong({ field: 'code', code: 'notices.problem.code' })
  }
  if (file) {
    if (file.isTooLarge || file.bytes.length > largestMessage)
      return wrong({ field: 'file', code: 'notices.problem.file' })
    return { ok: true, value: { what: 'message', source: file.bytes.toString('utf8') } }
  }
  const source = sourceIn(typed)
  if (source.length > largestMessage) return wrong({ field: 'source', code: 'notices.problem.source' })
  if (source.trim() !== '') return { ok: true, value: { what: 'message', source } }
  return wrong({ field: 'code', code: 'notices.problem.nothing' })
}

/** As it was pasted: the lines of a message are not tidied. */
export const sourceIn = (typed: Typed): string => [typed['source'] ?? ''].flat()[0] ?? ''

const wrong = (problem: Problem): Parsed<never> => ({ ok: false, problems: [problem] })
