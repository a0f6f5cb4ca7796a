import { refuse, type Refusal } from '../../../values/refusal.ts'
import type { Language } from '../../../values/language.ts'
import {
  placeholders,
  type Filling,
  type GroupMessage,
  type Placeholder,
  type Texts,
  type Written,
} from './types.ts'

const mark = /\{([^{}\n]{0,60})\}/g

const isPlaceholder = (name: string): name is Placeholder =>
  (placeholders as readonly string[]).includes(name)

/** What stands between braces in a text and is none of the words that can be filled in, each once. */
export const unknownPlaceholders = (text: string): readonly string[] => [
  ...new Set(
    [...text.matchAll(mark)].map(([, name]) => name ?? '').filter((name) => !isPlaceholder(name.trim())),
  ),
]

/** The text with everything filled in; what was filled in is never read as a text again. */
export const filled = (text: string, filling: Filling): string =>
  text.replace(mark, (all, name: string) => {
    const trimmed = name.trim()
    return isPlaceholder(trimmed) ? filling[trimmed] : all
  })

/** What somebody reads: their language's text, or the fallback's and that it is one. */
export function wordingFor(
  { texts, fallback }: { readonly texts: Texts; readonly fallback: Language },
  language: Language,
): { readonly written: Written; readonly language: Language; readonly isFallback: boolean } | undefined {
  const own = texts[language]
  if (own) return { written: own, language, isFallback: false }
  const other = texts[fallback]
  return other && { written: other, language: fallback, isFallback: true }
}

/**
 * What sending a message does now. It goes to as many as were seen on the page; when the group has changed meanwhile, or
 * the message has, somebody looks again.
 */
export function decideSending(
  it: Pick<GroupMessage, 'state' | 'revision'>,
  seen: { readonly readers: number; readonly revision: number },
  readers: number,
): { readonly send: true } | Refusal {
  if (it.state !== 'draft') return refuse('registrations.message-begun')
  if (seen.revision !== it.revision) return refuse('registrations.message-changed')
  if (readers === 0) return refuse('registrations.message-to-nobody')
  if (seen.readers !== readers)
    return refuse('registrations.message-group-changed', { seen: seen.readers, now: readers })
  return { send: true }
}

/** Only what is being sent can be stopped; whoever was told, was told. */
export const decideStop = (it: Pick<GroupMessage, 'state'>): { readonly stop: true } | Refusal =>
  it.state === 'sending' ? { stop: true } : refuse('registrations.message-not-under-way')

/** Only what has not begun is changed or thrown away. */
export const decideChange = (
  it: Pick<GroupMessage, 'state' | 'revision'>,
  seen: number,
): { readonly change: true } | Refusal => {
  if (it.state !== 'draft') return refuse('registrations.message-begun')
  return it.revision === seen ? { change: true } : refuse('registrations.message-changed')
}
