/** Somebody as an ENVELOPE names them: encoded words are kept. A group begins with a name alone and ends with nothing. */
export type EnvelopeAddress = {
  readonly name?: string
  /** By which hosts, as it was written once: `@a.example,@b.example`. */
  readonly route?: string
  readonly mailbox?: string
  readonly host?: string
}

/** The fields of a header that lists are made of, unfolded and otherwise as they were written. */
export type Envelope = {
  readonly date?: string
  readonly subject?: string
  readonly from?: readonly EnvelopeAddress[]
  /** Absent: the authors, as with those who are answered. */
  readonly sender?: readonly EnvelopeAddress[]
  readonly replyTo?: readonly EnvelopeAddress[]
  readonly to?: readonly EnvelopeAddress[]
  readonly cc?: readonly EnvelopeAddress[]
  readonly bcc?: readonly EnvelopeAddress[]
  readonly inReplyTo?: string
  readonly messageId?: string
}

/** Name and value in the order they were written; names in small letters, RFC 2231 pieces not put together. */
export type Parameters = readonly (readonly [name: string, value: string])[]

/** Where a part stands in the raw message: its header with the empty line, then its body, up to `end`. */
export type Place = { readonly header: number; readonly body: number; readonly end: number }

/** One part of a message. A multipart has `parts`, a message inside a message has `message`. */
export type Part = {
  readonly type: string
  readonly subtype: string
  readonly parameters: Parameters
  readonly id?: string
  readonly description?: string
  readonly encoding: string
  readonly disposition?: { readonly value: string; readonly parameters: Parameters }
  readonly language?: readonly string[]
  readonly location?: string
  readonly md5?: string
  readonly at: Place
  /** Lines of the body; only texts and messages have them. */
  readonly lines?: number
  readonly parts?: readonly Part[]
  readonly message?: { readonly envelope: Envelope; readonly part: Part }
}

/** Somebody as people read it: the name decoded. */
export type Named = { readonly name: string; readonly address: string }

/** What is kept about a message so that lists, searches and mail programs never have to read its body. */
export type Index = {
  /** The header's bytes with the empty line. */
  readonly header: Buffer
  readonly envelope: Envelope
  readonly structure: Part
  /** What can be searched: names, subject, texts, names of attachments; at most some 200,000 letters. */
  readonly words: string
  /** How its text begins: at most 240 letters of one line. */
  readonly beginning: string
  readonly subject: string
  /** `Name <address>`, decoded; several are parted by a comma. */
  readonly from: string
  /** To and Cc. */
  readonly to: string
  readonly date: Date | null
  /** With its angle brackets. */
  readonly messageId: string | null
  /** Earlier messages of the conversation, the oldest first, with their angle brackets; the one answered stands last. */
  readonly references: readonly string[]
  readonly hasAttachments: boolean
}
