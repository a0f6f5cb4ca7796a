/** How many days before the end somebody is warned. */
export type WarnDays = 60 | 30 | 7

/** What the holder of access that nobody uses was told, and when it ends. */
export type Disuse = {
  /** The last use that the warnings are about. */
  readonly activeAt: Date
  readonly endsAt: Date
  readonly warnedDays: WarnDays
  readonly warnedAt: Date
}
