import type { Id } from '../../../values/ids.ts'
import type { Localised } from '../../../values/language.ts'
import type { Desk } from '../types.ts'

/** Words that desks use again and again. Without a desk they are for every one. */
export type StandardReply = {
  readonly id: Id
  readonly title: string
  readonly desk: Desk | undefined
  readonly words: Localised
}
