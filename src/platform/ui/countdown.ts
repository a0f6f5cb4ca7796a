import type { Texts } from '../i18n/index.ts'
import { html, type Html } from './html.ts'
import { tag } from './tag.ts'

const minute = 60_000

/** Days and hours, hours and minutes, or minutes that remain. Never below zero; never a second less than it is. */
export function remaining(until: Date, now: Date): { days: number; hours: number; minutes: number } {
  const left = Math.max(0, Math.ceil((until.getTime() - now.getTime()) / minute))
  return { days: Math.floor(left / 1440), hours: Math.floor((left % 1440) / 60), minutes: left % 60 }
}

/** The time that remains as a numeral. It is right when the page is sent; a script lets it run on. */
export function countdown(t: Texts, until: Date, now: Date): Html {
  const { days, hours, minutes } = remaining(until, now)
  const units = { d: t('ui.countdown.days'), h: t('ui.countdown.hours'), min: t('ui.countdown.minutes') }
  return tag(
    'time',
    {
      class: 'countdown',
      datetime: `P${days}DT${hours}H${minutes}M`,
      'data-enhance': 'countdown',
      'data-left': String(Math.max(0, until.getTime() - now.getTime())),
      'data-soon': t('ui.countdown.soon'),
      'data-open': t('ui.countdown.open'),
    },
    part(days, units.d, days === 0),
    part(hours, units.h, days === 0 && hours === 0),
    part(minutes, units.min, days > 0),
  )
}

const part = (value: number, unit: string, hidden: boolean): Html =>
  tag('span', { hidden }, html`<b>${value}</b><span class="unit">${unit}</span>`)
