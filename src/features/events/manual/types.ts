import type { Localised } from '../../../values/language.ts'
import type { Question } from '../questions/types.ts'
import type { Deadline, EventView } from '../types.ts'
import type { JoinTime } from './rules.ts'

/** What happens to people of a membership category who register. */
export type Confirms = 'automatic' | 'focal-point' | 'accreditation' | 'refused'

/** Everything a manual is made from: this event's settings, the body's habits, the policy's answers. */
export type ManualFacts = {
  readonly event: EventView
  /** Where the site is, for paper. */
  readonly site: string
  readonly promise: 'automatic' | 'focal-point' | 'mixed'
  /** Types of membership as the sign-up offers them, and who confirms. The one for those who do not know has nothing. */
  readonly categories: readonly {
    readonly label: Localised
    readonly hint?: Localised | undefined
    readonly confirms: Confirms | undefined
  }[]
  readonly unknown: Localised | undefined
  /** What the body calls those who decide for an organisation. */
  readonly role: Localised | undefined
  readonly questions: readonly Question[]
  readonly deadlines: readonly Deadline[]
  readonly joinLeadMinutes: number
  readonly joins: readonly JoinTime[]
  readonly visa: 'members' | 'host' | 'none'
  /** `YYYY-MM-DD`: the last day on which help with a visa can be asked for. */
  readonly visaUntil: string
  readonly whatToBring: readonly Localised[]
  readonly accountsContact: string
}
