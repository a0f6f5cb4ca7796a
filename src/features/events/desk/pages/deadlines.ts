import { plainDay, type Texts } from '../../../../platform/i18n/index.ts'
import { fieldset, html, lines, small, type Html } from '../../../../platform/ui/index.ts'
import { daysLater, localOf } from '../../../../values/local-time.ts'
import type { Typed } from '../../../../values/problem.ts'
import { placeOf } from '../../pages/when.ts'
import type { DeskForm, FormPlace, FormShown } from '../form.ts'
import { parseDeadlines } from '../parse-deadlines.ts'
import { momentField } from './details.ts'

export const deadlinesForm: DeskForm = {
  here: 'deadlines',
  place: '/deadlines',
  title: (t) => t('events.desk.part.deadlines'),
  lead: (t) => t('events.desk.deadlines.lead'),
  parse: parseDeadlines,
  typedOf: deadlinesOf,
  fields: (t, shown) =>
    html`${fieldset(t('events.desk.deadlines.own'), ladder(t, shown))}
    ${shown.profile.deadlines.length > 0 && fieldset(t('events.desk.deadlines.usual'), usual(t, shown))}`,
}

export function deadlinesOf({ event }: Pick<FormPlace, 'event'>): Typed {
  const local = (at: Date | null) => (at ? localOf(event.timeZone, at) : '')
  return {
    registrationOpensAt: local(event.registrationOpensAt),
    onSiteClosesAt: local(event.onSiteClosesAt),
    remoteClosesAt: local(event.remoteClosesAt),
    modeChangeUntil: local(event.modeChangeUntil),
  }
}

const ladder = (t: Texts, shown: FormShown): Html => {
  const { event } = shown
  const has = (mode: 'on-site' | 'remote') => event.modes.includes(mode)
  const atEnd = t('events.desk.hint.deadline')
  return html`${small(t('events.deadlines.zone', { place: placeOf(t, event) }))}
  ${momentField(t, shown, 'registrationOpensAt')}
  ${has('on-site') && momentField(t, shown, 'onSiteClosesAt', atEnd)}
  ${has('on-site') && has('remote') && momentField(t, shown, 'modeChangeUntil', t('events.desk.hint.mode-change'))}
  ${has('remote') && momentField(t, shown, 'remoteClosesAt', atEnd)}`
}

/** What the body usually sets, counted back from the first day: to look at, not to fill in. */
const usual = (t: Texts, { event, profile }: FormShown): Html => {
  const first = localOf(event.timeZone, event.startsAt)
  return lines(
    profile.deadlines.map(({ label, daysBefore }) => ({
      first: plainDay(t, daysLater(first, -daysBefore).slice(0, 10)),
      says: t('events.desk.deadlines.before', { what: t.words(label), days: daysBefore }),
    })),
    'dated',
  )
}
