import { languageName, type Texts } from '../../../../platform/i18n/index.ts'
import { list } from '../../../../platform/i18n/lists.ts'
import {
  answers,
  button,
  html,
  ledger,
  ledgers,
  lines,
  link,
  linkButton,
  linkList,
  notice,
  status,
  url,
  userParagraph,
  type AnswerGroup,
  type Child,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { whenTable } from '../../pages/when.ts'
import { windowOfEvent } from '../../rules.ts'
import type { EventView } from '../../types.ts'
import { isReady } from '../checklist/rules.ts'
import type { FormPlace } from '../form.ts'
import { eventDeskParts } from '../parts.ts'
import { standingOf } from '../rules.ts'
import type { EventCounts, FieldName, Missing, WordField } from '../types.ts'
import { fieldLabel, fieldValue } from './field-words.ts'
import { deskFrame } from './frame.ts'
import { seatsOf } from './list.ts'

export type OverviewView = FormPlace & {
  readonly counts: EventCounts
  readonly missing: readonly Missing[]
  readonly permissions: ReadonlySet<string>
  readonly no?: Refusal | undefined
}

/** The desk of one event: what is missing, who registered, what can be done with it, and everything that is set. */
export function overviewPage(t: Texts, view: OverviewView): Page {
  const { event, permissions, no } = view
  return deskFrame(t, event, permissions, {
    here: 'overview',
    lead: t(`events.desk.standing.${standingOf(event)}`),
    body: html`${no && notice('bad', t(no.refused, no.values))}
    ${ledgers(
      event.cancelReason !== null && ledger(t('events.desk.reason'), userParagraph(event.cancelReason)),
      event.state !== 'cancelled' && ledger(t('events.desk.next'), acts(t, view)),
      event.state !== 'cancelled' &&
        view.missing.length > 0 &&
        ledger(t('events.desk.missing'), checklist(t, view)),
      event.state !== 'draft' && ledger(t('events.desk.registered'), registered(t, view)),
      ledger(t('events.when'), whenTable(t, event, undefined)),
    )}
    ${answers(t, groups(t, view))}`,
  })
}

const at = (t: Texts, { code }: EventView, place = ''): string => t.path(`/desk/events/${code}${place}`)

/** What can be done now: the one next step as a button, the rest as links that open a page first. */
function acts(t: Texts, { event, missing, now }: OverviewView): Child {
  const copy = link(t('events.desk.copy'), at(t, event, '/copy'))
  const cancel = link(t('events.desk.cancel'), at(t, event, '/cancellation'))
  if (event.state === 'draft')
    return isReady(missing)
      ? html`${act(t, event, '/publication', button(t('events.desk.publish'), { kind: 'main' }))}
        ${linkList(copy, cancel)}`
      : html`<p>${t('events.desk.not-yet')}</p>
          ${linkList(copy, cancel)}`
  const open = link(t('events.desk.public.open'), t.path(`/events/${event.code}`))
  if (event.endsAt <= now) return linkList(open, copy)
  if (windowOfEvent(event, now) === 'closed')
    return html`<p>${linkButton(t('events.desk.reopen'), at(t, event, '/reopening'), 'second')}</p>
      ${linkList(open, copy, cancel)}`
  return html`${act(t, event, '/closing', button(t('events.desk.close'), { kind: 'second' }))}
  ${linkList(open, copy, cancel)}`
}

const act = (t: Texts, event: EventView, place: string, submit: Html): Html =>
  html`<form method="post" action="${url(at(t, event, place))}">${submit}</form>`

/** The errors first; each leads to where it is put right. */
const checklist = (t: Texts, { event, missing }: OverviewView): Html =>
  lines(
    missing.map(({ code, isError, part, languages = [] }) => ({
      first: isError
        ? status('rejected', t('events.desk.error'))
        : status('pending', t('events.desk.warning')),
      says: t(`events.desk.missing.${code}`, {
        languages: list(
          t,
          languages.map((language) => languageName(t, language).here),
        ),
      }),
      end: link(t(eventDeskParts.find(({ name }) => name === part)?.text ?? ''), at(t, event, `/${part}`)),
    })),
  )

const registered = (t: Texts, { event, counts }: OverviewView): Html =>
  lines(
    event.modes.map((mode) => ({
      first: seatsOf(t, event, mode),
      says: t('events.desk.counts', { waiting: counts[mode].waiting, pending: counts[mode].pending }),
    })),
  )

const shown: readonly (readonly [part: string, fields: readonly (FieldName | WordField)[]])[] = [
  ['texts', ['title', 'summary', 'city', 'venue']],
  [
    'details',
    [
      ...(['type', 'groupId', 'timeZone', 'startsAt', 'endsAt', 'modes'] as const),
      ...([
        'onSiteCapacity',
        'remoteCapacity',
        'countryCode',
        'languages',
        'hasCaptions',
        'contact',
      ] as const),
    ],
  ],
  ['deadlines', ['registrationOpensAt', 'onSiteClosesAt', 'modeChangeUntil', 'remoteClosesAt']],
  [
    'settings',
    [
      ...(['requiresMemberAccess', 'participantsList', 'seatsPerOrganisation', 'waitingRule'] as const),
      ...(['offerHours', 'changePolicy', 'modeIsBinding', 'reopensOnChange'] as const),
      ...(['joinLeadMinutes', 'visaLetterTo', 'retention'] as const),
    ],
  ],
]

/** Everything that is set, with a way to change it. What the event does not have is left out. */
function groups(t: Texts, view: OverviewView): AnswerGroup[] {
  const { event } = view
  const absent = new Set<FieldName | WordField>([
    ...(event.modes.includes('on-site')
      ? []
      : (['onSiteCapacity', 'onSiteClosesAt', 'countryCode', 'city', 'venue'] as const)),
    ...(event.modes.includes('remote')
      ? []
      : (['remoteCapacity', 'remoteClosesAt', 'joinLeadMinutes'] as const)),
    ...(event.modes.length > 1 ? [] : (['modeChangeUntil', 'modeIsBinding'] as const)),
    ...(event.groupId ? [] : (['groupId'] as const)),
  ])
  return shown.map(([part, fields]) => ({
    title: t(`events.desk.part.${part}`),
    rows: fields
      .filter((field) => !absent.has(field))
      .map((field) => ({
        label: fieldLabel(t, field),
        value: fieldValue(t, view, field, event),
        ...(event.state !== 'cancelled' && {
          change: `${at(t, event, `/${part === 'texts' ? `texts/${t.language}` : part}`)}#field-${field}`,
        }),
      })),
  }))
}
