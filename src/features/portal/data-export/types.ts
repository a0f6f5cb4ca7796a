import type { AccountId, Id } from '../../../values/ids.ts'
import type { Language } from '../../../values/language.ts'

/** `json` is for machines, `html` for people; both say the same. */
export const fileForms = ['html', 'json'] as const
export type FileForm = (typeof fileForms)[number]

/** A copy of everything that is kept about somebody: being made, or ready for a week. */
export type DataExport = {
  readonly id: Id
  readonly accountId: AccountId
  readonly language: Language
  readonly state: 'asked' | 'ready'
  readonly partsDone: number
  readonly partsAll: number
  readonly askedAt: Date
  readonly readyAt: Date | null
  readonly expiresAt: Date | null
}
