import { idsOfMailCode } from '../../../values/mail-code.ts'
import type { Answer, Named, Pasted, SentMail } from './types.ts'

const codeShape = /\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b/gi
const ownNumber = /^<?([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})@([^>\s]+)>?$/i

/** What was typed as a code, or as a Message-ID of this domain; undefined when it can be neither. */
export function readCode(typed: string, domain: string): Named | undefined {
  const number = readNumber(typed, domain)
  return number ?? idsOfMailCode(typed)
}

function readNumber(typed: string, domain: string): Named | undefined {
  const [, id = '', of = ''] = ownNumber.exec(typed.trim()) ?? []
  return id && of.toLowerCase() === domain.toLowerCase()
    ? { from: id.toLowerCase(), to: id.toLowerCase() }
    : undefined
}

/** Whether what was typed is a Message-ID at all, be it ours or not. */
export const isMessageId = (typed: string): boolean => /^<?[^\s<>@]+@[^\s<>@]+>?$/.test(typed.trim())

/** Which of our mails a whole message says it is: by its Message-ID, else by a code that stands in it. */
export function readMessage(source: string, domain: string): Named | undefined {
  const head = source.slice(0, 64_000).split(/\r?\n\r?\n/)[0] ?? ''
  const unfolded = head.replace(/\r?\n[ \t]+/g, ' ')
  const number = /^message-id:\s*(\S+)/im.exec(unfolded)?.[1]
  const named = number === undefined ? undefined : readNumber(number, domain)
  if (named) return named
  for (const [code] of source.slice(-200_000).matchAll(codeShape)) {
    const found = idsOfMailCode(code)
    if (found) return found
  }
  return undefined
}

/** Whether there is a head with headers in it, so that text and HTML can be compared. */
export const isWholeMessage = (source: string): boolean =>
  /^[!-9;-~]+:\s/m.test(source.slice(0, 2000)) && /\r?\n\r?\n/.test(source)

/**
 * Whether a message says what we said, and brings no file that we did not send; spaces and line ends do not count, and what we do not know
 * is no difference. A file that is missing is none either: mail servers take some away.
 */
export function isAltered(mail: Pick<SentMail, 'text' | 'html' | 'files'>, pasted: Pasted): boolean {
  const differs = (ours: string | undefined, theirs: string): boolean =>
    ours !== undefined && theirs.trim() !== '' && bare(ours) !== bare(theirs)
  const { files } = mail
  if (files && pasted.files.some((one) => !files.has(one))) return true
  return differs(mail.text, pasted.text) || differs(mail.html, pasted.html)
}

const bare = (words: string): string => words.replace(/[\s\u00a0\u200e\u200f\u2066-\u2069]+/g, '')

/** What whoever asks is told: what a mail was is for the one it was sent to, everybody else hears yes or no. */
export function decideAnswer(
  mail: SentMail | undefined,
  asker: { readonly isReader: boolean; readonly pasted: Pasted | undefined },
): Answer {
  if (!mail) return { is: 'none' }
  const altered = asker.pasted !== undefined && isAltered(mail, asker.pasted)
  if (asker.isReader) return { is: 'yours', mail, isAltered: altered }
  return { is: altered ? 'altered' : 'ours' }
}
