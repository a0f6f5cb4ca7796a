import { readFileSync } from 'node:fs'
import type { Localised } from '../../values/language.ts'
import type { Texts } from './texts.ts'

/** Places whose name in a language is not the one in the zone's name. */
const places = JSON.parse(readFileSync(new URL('zone-places.json', import.meta.url), 'utf8')) as Record<
  string,
  Localised
>

/** Older names that browsers still give. */
const renamed: Readonly<Record<string, string>> = {
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Europe/Kiev': 'Europe/Kyiv',
}

/** The place a time zone is named after, "Accra". The body's own zone is called by the body's city. */
export function zonePlace(t: Texts, given: string): string {
  const zone = renamed[given] ?? given
  if (zone === t.seat.timeZone) return t.seat.city
  return places[zone]?.[t.language] ?? (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}
