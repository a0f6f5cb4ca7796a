import type { AccountId, Id } from '../../values/ids.ts'

/** A mailbox is a person's whole mail account; what IMAP calls a mailbox is a folder here. */
export type MailboxId = Id
export type FolderId = Id
/** One message as it came in. It is kept once a mailbox, in however many folders. */
export type BlobId = Id
/** A blob in a folder. It keeps its id when it is moved; its UID is new in every folder. */
export type MessageId = Id
export type ThreadId = Id

export const mailboxStates = ['active', 'suspended', 'archived', 'deleted'] as const
export type MailboxState = (typeof mailboxStates)[number]

export type Mailbox = {
  readonly id: MailboxId
  readonly accountId: AccountId
  /** Its own address, as it is shown. */
  readonly address: string
  readonly state: MailboxState
  readonly stateSince: Date
  readonly quotaBytes: number
  /** Each blob once. */
  readonly usedBytes: number
  /** The highest warning that stands: 0, 80, 90, 95 or 100. */
  readonly warnedPercent: number
  /** Since when mail is turned away because it is full. */
  readonly fullSince: Date | null
  readonly createdAt: Date
}

export const folderRoles = ['inbox', 'drafts', 'sent', 'junk', 'trash', 'archive'] as const
export type FolderRole = (typeof folderRoles)[number]

export type Folder = {
  readonly id: FolderId
  readonly mailboxId: MailboxId
  /** Unicode, levels parted by a slash; the inbox is always `INBOX`. */
  readonly path: string
  readonly role: FolderRole | null
  readonly uidValidity: number
  readonly uidNext: number
  /** The highest MODSEQ of its messages, gone ones included. */
  readonly modseq: number
  readonly isSubscribed: boolean
  readonly messages: number
  readonly unseen: number
  readonly bytes: number
}

/** As IMAP writes them: `\Seen`, `\Answered`, `\Flagged`, `\Deleted`, `\Draft`, and keywords such as `$Forwarded`. Never `\Recent`. */
export type Flag = string

/** What the selected folder of an IMAP session is made of. */
export type UidLine = { readonly uid: number; readonly flags: readonly Flag[]; readonly modseq: number }

/** What has become of a folder since a MODSEQ. */
export type FolderChanges = {
  readonly modseq: number
  readonly uidNext: number
  /** New ones among them. */
  readonly changed: readonly UidLine[]
  readonly gone: readonly number[]
}

/** What may be asked for besides what is always there. */
export type RowColumn = 'header' | 'envelope' | 'structure'

export type Row = UidLine & {
  readonly id: MessageId
  readonly blobId: BlobId
  readonly threadId: ThreadId
  readonly internalDate: Date
  readonly size: number
  readonly header?: Buffer
  readonly envelope?: unknown
  readonly structure?: unknown
}

/** One line of a list of messages. */
export type ListedMessage = {
  readonly id: MessageId
  readonly folderId: FolderId
  readonly uid: number
  readonly blobId: BlobId
  readonly threadId: ThreadId
  readonly flags: readonly Flag[]
  readonly internalDate: Date
  readonly sentAt: Date | null
  readonly size: number
  readonly subject: string
  /** Names and addresses: `Mensah, Ama <ama@example.org>`. */
  readonly sender: string
  readonly recipients: string
  /** How it begins, in plain words. */
  readonly snippet: string
  readonly hasAttachments: boolean
  readonly verdict: Verdict
  /** In a list of threads: how many messages of it are in the mailbox; else 1. */
  readonly inThread: number
  readonly unseenInThread: number
}

/** Where a page of a list goes on. */
export type Place = { readonly internalDate: Date; readonly uid: number }

export type Page = {
  readonly messages: readonly ListedMessage[]
  /** Give it as `before` for the next page; undefined: this was the last. */
  readonly next: Place | undefined
}

/** How a message proved to be from whom it says, decided when it came in. */
export type Verdict = {
  /** `inside`: handed over by an account of this installation; `outside`: by another server; `own`: written or filed by the holder. */
  readonly origin: 'inside' | 'outside' | 'own'
  readonly spf?: string
  readonly dkim?: string
  readonly dmarc?: string
  /** The domain that vouches for it. */
  readonly domain?: string
  /** The account that handed it over. */
  readonly accountId?: AccountId
  /** Signs of fraud found at delivery; webmail adds those that depend on the reader. */
  readonly signs?: readonly string[]
  /** It was to go on and came back: what the other server said, or that the service desk gave it up. */
  readonly returned?: { readonly by: 'target' | 'desk'; readonly said: string }
}

/** What a door knows about a message that is delivered. */
export type DeliveryFacts = {
  readonly verdict: Verdict
  /** Undefined: the inbox. */
  readonly into?: FolderRole
  readonly flags?: readonly Flag[]
  readonly internalDate?: Date
}

export type Appended = {
  readonly messageId: MessageId
  readonly blobId: BlobId
  readonly folderId: FolderId
  readonly uidValidity: number
  readonly uid: number
  readonly modseq: number
}

/** UIDs there and their UIDs here, in the same order. */
export type Copied = {
  readonly uidValidity: number
  readonly from: readonly number[]
  readonly to: readonly number[]
}

/** Which flags a `mark` sets. */
export type Marking = {
  readonly how: 'add' | 'remove' | 'replace'
  readonly flags: readonly Flag[]
  /** CONDSTORE's UNCHANGEDSINCE: messages changed since then are left as they are. */
  readonly unchangedSince?: number
}

export type Marked = {
  readonly modseq: number
  readonly changed: readonly UidLine[]
  /** Left as they were because they had changed. */
  readonly modified: readonly number[]
}

/** Messages of one folder. */
export type Uids = readonly number[]

/** What a search looks for. */
export type Criterion =
  | { readonly all: readonly Criterion[] }
  | { readonly any: readonly Criterion[] }
  | { readonly not: Criterion }
  | { readonly flag: Flag }
  /** Ranges of UIDs; `*` as Infinity means the last one there is. */
  | { readonly uids: readonly (readonly [from: number, to: number])[] }
  /** Day and moment it came in. */
  | { readonly since: Date }
  | { readonly before: Date }
  /** Of its Date header: the day that stands there, whatever its zone. */
  | { readonly sentSince: Date }
  | { readonly sentBefore: Date }
  | { readonly larger: number }
  | { readonly smaller: number }
  | { readonly modseq: number }
  /** IMAP's: the text stands anywhere in it, whatever the case. */
  | { readonly text: string; readonly in: 'subject' | 'from' | 'to' | 'cc' | 'bcc' | 'body' | 'anywhere' }
  | { readonly header: string; readonly has: string }
  /** Webmail's: words in any script, the last one may be begun only; fast over all folders. */
  | { readonly words: string; readonly in?: 'subject' | 'from' | 'to' | 'anywhere' }
  | { readonly hasAttachments: true }
  | { readonly folder: FolderId }
  | { readonly thread: ThreadId }

/** What `indexOf` of the mime shelf finds in the bytes of a message. */
export type MailIndex = {
  readonly header: Buffer
  readonly envelope: unknown
  readonly structure: unknown
  /** What it says, for search: plain words of its text parts, or of the HTML where there are none. */
  readonly words: string
  /** How its text begins. */
  readonly beginning: string
  readonly subject: string
  readonly from: string
  /** To and Cc. */
  readonly to: string
  readonly date: Date | null
  readonly messageId: string | null
  /** Of References and In-Reply-To, the eldest first. */
  readonly references: readonly string[]
  readonly hasAttachments: boolean
}

/** A message may be this long, in bytes: as webmail, IMAP and SMTP say it. */
export const mostMessageBytes = 30 * 1024 * 1024
