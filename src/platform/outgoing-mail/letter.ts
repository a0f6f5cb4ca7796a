import type { Texts } from '../i18n/texts.ts'
import type { Recipient } from './tell.ts'

/**
 * Words of a mail. Plain strings are our own text. `strong` stands out, `theirs` is what a person wrote (its own
 * direction, line breaks kept), `code` is a number, address or user name that is read from left to right. `secret` is a
 * code that lets in whoever has it: a fact, and not kept here once the mail has left.
 */
export type Words = string | { readonly words: string; readonly as: 'strong' | 'theirs' | 'code' | 'secret' }

/** One mail as a list of blocks: the HTML part and the text part are both made from it and say the same. */
export type Block =
  | { readonly block: 'status'; readonly kind: StatusKind; readonly state: string; readonly words?: Words }
  | { readonly block: 'heading'; readonly words: Words; readonly level: 1 | 2 }
  | { readonly block: 'paragraph'; readonly words: Words }
  | { readonly block: 'facts'; readonly rows: readonly Fact[] }
  | ({ readonly block: 'action' } & Action)
  | { readonly block: 'list'; readonly items: readonly Words[] }
  | { readonly block: 'note'; readonly words: Words }
  | ({ readonly block: 'picture' } & Picture)

/** `isQuiet`: a line in small print instead of the button. */
export type Action = {
  readonly label: string
  readonly path: string
  readonly isSecret?: boolean
  readonly isQuiet?: boolean
}

/** A label and the lines beside it. A `strong` line begins a new group of lines. */
export type Fact = readonly [label: string, lines: Words | readonly Words[]]

/** The colour of a state; the same names as `status()` on pages. */
export type StatusKind =
  'draft' | 'pending' | 'review' | 'confirmed' | 'waitlisted' | 'rejected' | 'withdrawn'

/** A PNG inside the mail, such as a QR code. `alt` says it in words; the text part shows `alt` and `caption`. */
export type Picture = {
  readonly cid: string
  readonly alt: string
  readonly png: Buffer
  readonly caption?: string
  readonly width?: number
}

export type Attachment = {
  readonly fileName: string
  readonly contentType: string
  readonly content: Buffer | string
}

/** A calendar entry: sent as an alternative, so that mail programs offer it, and as a file. */
export type CalendarPart = {
  readonly method: 'REQUEST' | 'CANCEL'
  readonly ics: string
  readonly fileName: string
}

export type Letter = {
  readonly subject: string
  readonly preheader?: string
  readonly blocks: readonly Block[]
  readonly attachments?: readonly Attachment[]
  readonly calendar?: CalendarPart
  readonly replyTo?: string
  /** The address in the words under the letter, where it is another than that of replies. */
  readonly contact?: string
}

/** Writes the letter of one occasion from its facts. `undefined`: it is no longer true, and is not sent. */
export type LetterWriter = (
  facts: Record<string, unknown>,
  t: Texts,
  to: Recipient,
) => Promise<Letter | undefined>

/** Every occasion of a room and who writes its letter. */
export type LetterWriters = Readonly<Record<string, LetterWriter>>

export const strong = (words: string): Words => ({ words, as: 'strong' })
export const theirs = (words: string): Words => ({ words, as: 'theirs' })
export const code = (words: string): Words => ({ words, as: 'code' })
export const secret = (words: string): Words => ({ words, as: 'secret' })

/** The strip at the top: the state in a word, and what it means beside it. */
export const status = (kind: StatusKind, state: string, words?: Words): Block => ({
  block: 'status',
  kind,
  state,
  words,
})
export const heading = (words: Words): Block => ({ block: 'heading', words, level: 1 })
export const subheading = (words: Words): Block => ({ block: 'heading', words, level: 2 })
export const paragraph = (words: Words): Block => ({ block: 'paragraph', words })
export const facts = (rows: readonly Fact[]): Block => ({ block: 'facts', rows })
/**
 * The one button: a link. `path` is one of ours without the language, as in routes: `/registrations/R-7K42-9F`. One that
 * lets in whoever holds it is `secret`: its last part is not kept here once the mail has left.
 */
export const action = (label: string, path: string, secret?: 'secret'): Block => ({
  block: 'action',
  label,
  path,
  isSecret: secret === 'secret',
})
/** A second link, for the few who need it; the mail still has one button. */
export const quietAction = (label: string, path: string, secret?: 'secret'): Block => ({
  block: 'action',
  label,
  path,
  isSecret: secret === 'secret',
  isQuiet: true,
})
export const list = (items: readonly Words[]): Block => ({ block: 'list', items })
/** Small print. */
export const note = (words: Words): Block => ({ block: 'note', words })
export const picture = (it: Picture): Block => ({ block: 'picture', ...it })

/** "Dear Adwoa Mensah," in the reader's language; a plain greeting when no name is known. */
export const greeting = (t: Texts, name?: string): Block =>
  paragraph(name ? t('mail.dear', { name }) : t('mail.hello'))
