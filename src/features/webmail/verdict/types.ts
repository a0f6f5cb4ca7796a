/** What is known of a letter and of its reader when it is judged. Domains are written as `xn--` names are, in small letters. */
export type LetterFacts = {
  readonly from: { readonly name: string; readonly address: string }
  readonly replyTo?: string | undefined
  readonly origin: 'inside' | 'outside' | 'own'
  /** What the sender's domain says of this letter: `pass`, `fail`, or nothing. */
  readonly dmarc?: string | undefined
  readonly subject: string
  readonly text: string
  /** Links of its HTML: what they say and where they lead. */
  readonly links: readonly { readonly text: string; readonly host: string }[]
  readonly fileNames: readonly string[]
  /** What this letter says for the reader about its sender. */
  readonly sender: {
    /** When the reader first got mail from this address; undefined: this is the first. */
    readonly firstSeen?: Date | undefined
    /** The reader has written to this address, or has said that they know it. */
    readonly isKnown: boolean
  }
  /** The address of a member of the body's whose name the sender shows; undefined: nobody has this name. */
  readonly memberOfThatName?: string | undefined
  readonly body: {
    readonly names: readonly string[]
    /** The domains the body and its members' organisations write from, that look-alikes are held against. */
    readonly domains: readonly string[]
    readonly memberDomains: readonly string[]
  }
  readonly now: Date
}

/** One sign of fraud, in words of the room: `webmail.sign.<code>`. */
export type Sign = { readonly code: SignCode; readonly values?: Readonly<Record<string, string | number>> }

export const signCodes = [
  'look-alike',
  'mixed-letters',
  'not-from-domain',
  'other-address',
  'body-name',
  'asks-password',
  'link-elsewhere',
  'link-number',
  'reply-elsewhere',
  'program',
  'macro',
  'two-endings',
  'hides-direction',
  'first-time',
] as const
export type SignCode = (typeof signCodes)[number]

/** `bad`: this is not from whom it says. `doubt`: look twice. `none`: nothing stands out. */
export type Judgement = { readonly level: 'none' | 'doubt' | 'bad'; readonly signs: readonly Sign[] }
