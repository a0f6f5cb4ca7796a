import { wallClock } from './zone-rules.ts'

/**
 * A moment whose plain getters show the clocks of a zone, whatever the zone of this machine. The calendar library
 * takes such dates (it calls them TZDate) and writes what the getters say.
 */
export class WallDate extends Date {
  readonly internal: Date
  readonly timeZone: string

  constructor(at: Date, zone: string) {
    super(at.getTime())
    this.internal = wallClock(zone, at)
    this.timeZone = zone
  }

  withTimeZone(zone?: string | null): WallDate {
    return new WallDate(new Date(this.getTime()), zone ?? this.timeZone)
  }

  tzComponents(): readonly number[] {
    return [0]
  }

  override getFullYear = (): number => this.internal.getUTCFullYear()
  override getMonth = (): number => this.internal.getUTCMonth()
  override getDate = (): number => this.internal.getUTCDate()
  override getHours = (): number => this.internal.getUTCHours()
  override getMinutes = (): number => this.internal.getUTCMinutes()
  override getSeconds = (): number => this.internal.getUTCSeconds()
}
