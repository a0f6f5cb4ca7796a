import { localeOf } from '../../../../platform/i18n/locale.ts'
import { dayAndTime, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  actions,
  button,
  html,
  ledger,
  ledgers,
  lines,
  link,
  notice,
  said,
  select,
  status,
  table,
  url,
  userText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import { categoryWords, type EventView } from '../../../events/index.ts'
import type { EventChoice } from '../../desk/types.ts'
import { outcomes, type Census, type Outcome } from '../types.ts'
import { around, eventOptions, ruleWords } from './words.ts'

export type CensusView = {
  readonly profile: Profile
  readonly events: readonly EventChoice[]
  readonly event: EventView | undefined
  readonly census: Census | undefined
  /** Of a large directory: when it was counted last, and whether it is being counted again. */
  readonly job?: { readonly isAtIt: boolean; readonly countedAt: Date | undefined } | undefined
}

/** How many of the directory could register for an event: by category and outcome, then by the rule that says so. */
export function censusPage(t: Texts, view: CensusView): Page {
  const { event, census, job } = view
  return {
    ...(job?.isAtIt && { refreshAfter: 5 }),
    title: t('registrations.policy.census.title'),
    lead: t('registrations.policy.census.lead'),
    section: 'desk',
    noIndex: true,
    margin: around(t, event?.code),
    body: html`${event && job?.isAtIt ? notice('info', t('registrations.policy.census.at-it')) : question(t, view)}
    ${event && job && !job.isAtIt && countAgain(t, view, event)}
    ${event && census && counted(t, view.profile, event, census)}`,
  }
}

const question = (t: Texts, { events, event }: CensusView): Html =>
  html`<form method="get" action="${url(t.path('/desk/rules/count'))}" role="search">
    ${select(t, {
      name: 'event',
      label: t('registrations.policy.trial.event'),
      value: event?.code ?? '',
      options: eventOptions(t, events),
    })}
    ${actions(button(t('registrations.policy.census.submit'), { kind: 'main' }))}
  </form>`

/** Too many to count while one waits: how old the numbers are, and asking for new ones. */
const countAgain = (t: Texts, { profile, job }: CensusView, event: EventView): Html =>
  html`<form method="post" action="${url(t.path('/desk/rules/count'))}">
    <input type="hidden" name="event" value="${event.code}" />
    <p>
      ${
        job?.countedAt
          ? t('registrations.policy.census.as-of', {
              moment: dayAndTime(t, job.countedAt, profile.seat.timeZone),
            })
          : t('registrations.policy.census.not-yet')
      }
    </p>
    ${actions(button(t('registrations.policy.census.by-job'), { kind: 'second' }))}
  </form>`

const counted = (t: Texts, profile: Profile, event: EventView, census: Census): Html =>
  html`<h2>${link(userText(t.words(event.title)), t.path(`/desk/events/${event.code}/rules`))}</h2>
    ${table({
      caption: t('registrations.policy.census.table', { title: t.words(event.title) }),
      rowHead: t('registrations.policy.category'),
      heads: [
        ...outcomes.map((one) => t(`registrations.policy.census.${one}`)),
        t('registrations.policy.census.all'),
      ],
      rows: [
        ...census.byCategory.map(({ category, people }) => ({
          label: categoryWords(t, profile, category),
          cells: cells(t, people),
        })),
        { label: t('registrations.policy.census.together'), cells: cells(t, census.all), isSum: true },
      ],
      numbers: true,
    })}
    ${ledgers(
      ledger(
        t('registrations.policy.census.by-rule'),
        lines(
          census.byRule.map(({ rule, isYes, people }) => ({
            first: said(t('registrations.policy.census.people', { count: people })),
            says: ruleWords(t, profile, rule).words,
            end: status(
              isYes ? 'confirmed' : 'rejected',
              t(isYes ? 'registrations.policy.census.yes' : 'registrations.policy.census.no'),
            ),
          })),
        ),
      ),
    )}`

function cells(t: Texts, people: Readonly<Record<Outcome, number>>): string[] {
  const number = new Intl.NumberFormat(localeOf(t.language))
  const each = outcomes.map((outcome) => people[outcome])
  return [...each, each.reduce((sum, one) => sum + one, 0)].map((one) => number.format(one))
}
