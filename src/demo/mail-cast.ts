/** A letter in a mailbox of the cast. */
export type CastLetter = {
  /** The user name of whose mailbox it is. */
  readonly to: string
  readonly from: string
  readonly subject: string
  readonly text: string
  readonly html?: string
  readonly hoursAgo: number
  /** By which others answer it. */
  readonly id?: string
  readonly answers?: string
  readonly folder?: 'drafts' | 'sent' | 'junk' | 'trash' | 'archive'
  readonly inside?: true
  readonly seen?: true
  readonly flagged?: true
  readonly file?: { readonly name: string; readonly text: string }
  readonly headers?: Readonly<Record<string, string>>
  readonly verdict?: {
    readonly spf: string
    readonly dkim: string
    readonly dmarc: string
    readonly domain?: string
  }
}

export type CastMail = { readonly mailboxes: readonly string[]; readonly letters: readonly CastLetter[] }
