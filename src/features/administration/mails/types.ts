import type { Id, PersonId } from '../../../values/ids.ts'

/** What became of a mail, in the outbox's words; `outdated`: when it was written it was no longer true, and nothing left. */
export type MailState = 'queued' | 'in-flight' | 'retrying' | 'sent' | 'failed' | 'withheld' | 'outdated'

/** A mail to a person as the service desk sees it: when, why, where to and what became of it. Never what is in it. */
export type SentMail = {
  readonly id: Id
  readonly personId: PersonId
  readonly occasion: string
  readonly to: string
  readonly state: MailState
  readonly at: Date
  readonly sentAt: Date | null
  readonly tries: number
  /** The kind of trouble, such as `permanent`. */
  readonly trouble: string | undefined
}

/** What a mail was written from, to be told once more. */
export type ToldAgain = {
  readonly occasion: string
  readonly to: {
    readonly personId: PersonId
    readonly address: string
    readonly language: string
    readonly name?: string
  }
  readonly facts: Record<string, unknown>
  readonly lane: 'now' | 'notice' | 'bulk'
}
