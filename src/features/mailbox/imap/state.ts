import type { Cursor } from '../../../protocols/imap/cursor.ts'
import type { Pieces } from '../../../protocols/imap/intake.ts'
import type { House } from '../../../platform/house.ts'
import type { Refusal } from '../../../values/refusal.ts'
import type { MailSignedIn } from '../entrance/mail-sign-in.ts'
import type { Mailbox } from '../types.ts'
import type { Answer } from './answers.ts'
import type { Out } from './out.ts'
import type { View } from './view.ts'

/** What commands find of the session they are given in, and may change. */
export type Session = {
  readonly house: House
  readonly door: Door
  readonly line: Line
  readonly out: Out
  readonly hasSignedIn: boolean
  readonly isOver: boolean
  /** Of the command that runs. */
  readonly tag: string
  mailbox: Mailbox | undefined
  view: View | undefined
  failures: number
  /** CONDSTORE is spoken: flags are told with their MODSEQ. */
  saysModseq: boolean
  isIdle: boolean
  /** Called once when the client has gone. */
  whenLeft: (() => void) | undefined
  /** The client's next line, which belongs to the command that runs; undefined: it is gone. */
  ask(): Promise<Pieces | undefined>
  /** Tells what has changed in the selected folder, if something may have. */
  refresh(mayShrink: boolean, looks: boolean): Promise<void>
  wakeIfStale(): void
  stopIdling(): Promise<void>
  /** The last word; nothing is taken after it. */
  end(words: string): void
}

/** What a session knows of the line it is on. */
export type Line = {
  readonly ip: string
  readonly out: Out
  readonly isSecure: () => boolean
  /** Whether a password may be sent over it: it is encrypted, or never leaves this machine. */
  readonly mayHearPasswords: () => boolean
  readonly mayEncrypt: () => boolean
  /** Goes over to TLS once the answer has left. */
  encrypt(): void
  /** Ends the connection where it is: what was begun cannot be finished. */
  drop(): void
}

/** What sessions ask of the server they came in by. */
export type Door = {
  /** How long the answer to a wrong password waits, for each wrong one of the session; milliseconds. */
  readonly delay: number
  signIn(name: string, password: string, ip: string): Promise<MailSignedIn | Refusal>
  /** Counts a session to its account; false: there are too many. */
  enter(session: Session, who: MailSignedIn): boolean
  close(session: Session): void
}

/** Reads what a command says, does it, and tells how it ended. */
export type Run = (session: Session, cursor: Cursor, isUid: boolean) => Promise<Answer | undefined> | Answer

export type Command = {
  readonly run: Run
  /** Whether the client may be told of messages that are gone before the answer. */
  readonly mayShrink?: boolean
  /** Looks for news even if nobody told of any. */
  readonly looks?: boolean
}
