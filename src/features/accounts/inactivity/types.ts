export const stayPurpose = 'account.stay'

/** How many days before the end somebody is warned. */
export type WarnDays = 60 | 30 | 7

/** What the holder of an account that nobody uses was told, and when it is blocked. */
export type Inactivity = {
  /** The last use that the warnings are about. */
  readonly activeAt: Date
  readonly blocksAt: Date
  readonly warnedDays: WarnDays
  readonly warnedAt: Date
}
