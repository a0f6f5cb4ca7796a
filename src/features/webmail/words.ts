import { dateFormat } from '../../platform/i18n/formats.ts'
import { timeOf, zonePlace, type Texts } from '../../platform/i18n/index.ts'
import type { Named } from '../../protocols/mime/index.ts'
import type { Folder } from '../mailbox/index.ts'

/** A folder by what it is for, in the reader's language; their own folders as they named them. */
export const folderName = (t: Texts, { role, path }: Pick<Folder, 'role' | 'path'>): string =>
  role ? t(`webmail.folder.${role}`) : path

const daysOf = (at: Date, zone: string): string =>
  dateFormat('plain', 'en', zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)

/** When a letter came, as short as a list needs it: "13:58" today, "3 Nov" this year, "3 Nov 2025" before. */
export function shortMoment(t: Texts, at: Date, zone: string, now: Date): string {
  const [day, today] = [daysOf(at, zone), daysOf(now, zone)]
  if (day === today) return timeOf(t, at, zone)
  return day.slice(-4) === today.slice(-4)
    ? dateFormat('mailDay', t.language, zone, { day: 'numeric', month: 'short' }).format(at)
    : dateFormat('mailYear', t.language, zone, { day: 'numeric', month: 'short', year: 'numeric' }).format(at)
}

/** "Today, 13:58 Lake City", or the whole day with its time. */
export function moment(t: Texts, at: Date, zone: string, now: Date): string {
  const isToday = daysOf(at, zone) === daysOf(now, zone)
  const day = isToday
    ? t('webmail.today')
    : dateFormat('mailWhole', t.language, zone, {
        weekday: 'short',
        day: 'numeric',
        month: 'long',
        year: 'numeric',
      }).format(at)
  return t('webmail.moment', { day, time: timeOf(t, at, zone), place: zonePlace(t, zone) })
}

/** The name somebody writes under, else their address. */
export const nameOf = ({ name, address }: Named): string => name.trim() || address
