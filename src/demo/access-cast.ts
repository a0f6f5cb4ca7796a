/** Who of the cast has member access, asks for it, or had it, and the note their focal points leave to each other. */
export type CastAccess = {
  readonly note: string
  /** The user name of whoever wrote it. */
  readonly noteBy: string
  readonly applications: readonly {
    readonly who: string
    readonly state: 'awaiting' | 'active' | 'rejected' | 'expired'
    readonly daysAgo: number
    readonly reason?: string
    /** What whoever decided wrote. */
    readonly words?: string
    /** Warned, since they do not use it. */
    readonly unused?: true
  }[]
}
