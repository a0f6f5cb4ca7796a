import { dayRange } from '../../../../platform/i18n/day-range.ts'
import { dayAndTime, zonePlace, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import { html, userText, type Html } from '../../../../platform/ui/index.ts'
import type { Desk } from '../../types.ts'
import { mostCounted } from '../rules.ts'

/** Own script first, the other one beside it. */
export const named = (it: { readonly name: string; readonly otherScriptName?: string | null }): Html =>
  it.otherScriptName
    ? html`${userText(it.otherScriptName)} <span class="muted" dir="auto">${it.name}</span>`
    : userText(it.name)

/** A number that is exact to ten thousand. */
export const counted = (t: Texts, count: number): string =>
  count > mostCounted
    ? t('registrations.queue.many', { count: mostCounted })
    : t('registrations.desk.exactly', { count })

export const dayWords = (t: Texts, at: Date, zone: string): string => dayRange(t, at, at, zone)

/** A moment on the clock of whoever reads. */
export const momentHere = (t: Texts, at: Date, zone: string): string =>
  t('registrations.moment', { time: dayAndTime(t, at, zone), place: zonePlace(t, zone) })

export const deskWords = (t: Texts, desk: Desk | 'nobody' | null): string =>
  t(`registrations.desk.desk.${desk ?? 'nobody'}`)

export const categoryWords = (t: Texts, { categories }: Pick<Profile, 'categories'>, id: string): string => {
  const category = categories.find((one) => one.id === id)
  return category ? t.words(category.label) : id
}
