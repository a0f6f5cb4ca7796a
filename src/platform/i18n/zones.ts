import type { Texts } from './texts.ts'

/** The place a time zone is named after, "Accra". The body's own zone is called by the body's city. */
export function zonePlace(t: Texts, zone: string): string {
  if (zone === t.seat.timeZone) return t.seat.city
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}
