// Tab, line feed and carriage return are whitespace; every other control, and what turns the reading direction or
// cannot be shown, has no place in what a person types; U+FFFD is what another program left of a letter it could not
// read. Joiners stay: Persian, Hindi and emoji need them.
const unwanted =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\u2028\u2029\uFFF9-\uFFFB\uFFFD-\uFFFF]|\p{Cs}|[\u{E0000}-\u{E007F}]/u
const manyMarks = /\p{M}{9,}/u
// What shows nothing by itself: marks without a letter, joiners, fillers, the empty Braille cell.
const unseen = /^[\s\p{M}\p{Default_Ignorable_Code_Point}\u2800]*$/u

/** NFC without edges of whitespace, empty when nothing can be seen; undefined when no honest keyboard could write it. */
export function clean(raw: string, maxRaw: number): string | undefined {
  if (raw.length > maxRaw || unwanted.test(raw)) return undefined
  const composed = raw.normalize('NFC')
  if (manyMarks.test(composed)) return undefined
  return unseen.test(composed) ? '' : composed.trim()
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
