import type { MailFrame } from './frame.ts'
import { htmlPart } from './html-part.ts'
import type { Letter } from './letter.ts'
import { textPart } from './text-part.ts'
import { oneLine } from './words.ts'

export type Composed = { readonly subject: string; readonly text: string; readonly html: string }

/** Makes the three things a reader sees from one letter, so that they cannot say different things. */
export function composeMail(letter: Letter, frame: MailFrame): Composed {
  return {
    subject: oneLine(letter.subject),
    text: textPart(letter, frame),
    html: tight(htmlPart(letter, frame).markup),
  }
}

/** The source's indentation is for its readers, not for the mail. */
const tight = (markup: string): string => markup.replace(/\s*\n\s*/g, '\n').trim() + '\n'
