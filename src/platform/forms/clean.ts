// Tab, line feed and carriage return are whitespace; every other control, and what turns the reading direction or
// cannot be shown, has no place in what a person types. Joiners stay: Persian, Hindi and emoji need them.
const unwanted =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\u2028\u2029\uFFF9-\uFFFB\uFFFE\uFFFF]|\p{Cs}|[\u{E0000}-\u{E007F}]/u
const manyMarks = /\p{M}{9,}/u

/** NFC without edges of whitespace, or undefined when no honest keyboard could have written it. */
export function clean(raw: string, maxRaw: number): string | undefined {
  if (raw.length > maxRaw || unwanted.test(raw)) return undefined
  const composed = raw.normalize('NFC')
  return manyMarks.test(composed) ? undefined : composed.trim()
}

/** One line: every run of whitespace is one space. */
export const oneLine = (cleaned: string): string => cleaned.replace(/\s+/gu, ' ')

/** Paragraphs: line ends are `\n`, never more than one empty line, none with blanks at its end. */
export const lines = (cleaned: string): string =>
  cleaned
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+$/gmu, '')
    .replace(/\n{3,}/g, '\n\n')

/** Characters as a reader counts them, near enough: code points. */
export const lengthOf = (words: string): number => [...words].length
