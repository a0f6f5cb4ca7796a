import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  bdi,
  button,
  emptyState,
  filters,
  html,
  lines,
  link,
  linkButton,
  linkList,
  neighbours,
  notice,
  pickTable,
  said,
  urgent,
  userText,
  withMargin,
  type Html,
  type Page,
  type PickItem,
} from '../../../../platform/ui/index.ts'
import { modeWords, momentIn, statePill } from '../../pages/words.ts'
import type { Batch } from '../batches/types.ts'
import { queryFor } from '../parse.ts'
import { isNear, waitOf, type Facets } from '../rules.ts'
import type { QueueFilter, QueueLine, QueuePage } from '../types.ts'
import { eventName, filterGroups } from './filters.ts'
import { untilWhen } from './words.ts'

/** What a focal point sees first: who waits, longest first. */
export type QueueView = QueuePage & {
  readonly facets: Facets
  readonly filter: QueueFilter
  /** Names of the organisations decided for. */
  readonly organisations: readonly string[]
  readonly isSecretariat: boolean
  readonly savedViews: Html
  /** That the reader is away, or whose place they take. */
  readonly absence: Html | undefined
  /** The last decisions about many that can still be taken back. */
  readonly undoable: Batch | undefined
  readonly zone: string | undefined
  readonly now: Date
}

export function queuePage(t: Texts, view: QueueView): Page {
  const { facets, undoable } = view
  return {
    title: t('registrations.queue.title'),
    lead: html`${t('registrations.queue.lead', { count: facets.heaps.waiting })} ${deadline(t, facets)}`,
    section: 'approvals',
    noIndex: true,
    margin: decidesFor(t, view),
    body: html`${view.absence} ${undoable && notice('info', undoLink(t, undoable, view))}
    ${withMargin(
      html`${filters(t, filterGroups(t, view), 'margin')} ${view.savedViews}`,
      html`${view.lines.length > 0 ? table(t, view) : empty(t, view)} ${paging(t, view)}`,
      'picks',
    )}`,
  }
}

/** The nearest deadline of those who wait, the one urgent thing over a queue. */
const deadline = (t: Texts, { nearest }: Facets): Html | undefined =>
  nearest &&
  t.html(`registrations.queue.deadline.${nearest.by.what}`, {
    event: eventName(t, nearest),
    mode: modeWords(t, nearest.mode),
    moment: urgent(momentIn(t, nearest.by.at, nearest.event)),
  })

const undoLink = (t: Texts, batch: Batch, view: QueueView): Html =>
  link(
    t('registrations.undo.until', { moment: untilWhen(t, batch, view.zone) }),
    t.path(`/approvals/decisions/${batch.id}`),
  )

/** The pages on either side begin beside the first and the last of this one. */
function paging(t: Texts, { filter, lines: shown, isMoreBefore, isMoreAfter }: QueueView): Html {
  const [first, last] = [shown[0]?.number, shown.at(-1)?.number]
  const to = (place: { after?: string | undefined; before?: string | undefined }) =>
    t.path(`/approvals${queryFor(filter, place)}`)
  return neighbours(t, {
    previous: isMoreBefore && first ? to({ before: first }) : undefined,
    next: isMoreAfter && last ? to({ after: last }) : undefined,
  })
}

const decidesFor = (t: Texts, view: QueueView): Html =>
  html`${said(
    t('registrations.queue.decides-for'),
    ...view.organisations.map(userText),
    view.isSecretariat && t('registrations.queue.secretariat'),
  )}
  ${linkList(
    view.organisations.length > 0 && link(t('registrations.on-behalf.title'), t.path('/approvals/on-behalf')),
    link(t('registrations.digest.setting'), t.path('/account/approval-mails')),
  )}`

const empty = (t: Texts, { filter }: QueueView): Html =>
  emptyState(
    t(`registrations.queue.empty.${filter.heap}`),
    queryFor(filter) !== '' &&
      linkButton(t('registrations.queue.show-waiting'), t.path('/approvals'), 'second'),
  )

function table(t: Texts, view: QueueView): Html {
  const { facets, filter, lines: waiting } = view
  if (filter.heap !== 'waiting') return decidedRows(t, view)
  return pickTable(t, {
    caption: t('registrations.queue.caption', { count: facets.matching }),
    action: t.path('/approvals/review'),
    heads: [
      t('registrations.queue.person'),
      t('registrations.queue.meeting'),
      t('registrations.queue.waits'),
    ],
    items: waiting.map((line) => item(t, view, line)),
    selectAll: {
      page: t('registrations.queue.pick-page', { count: waiting.length }),
      matching:
        facets.matching > waiting.length
          ? {
              label: t('registrations.queue.pick-all', { count: facets.matching }),
              value: queryFor(filter) || '?',
            }
          : undefined,
      beside: t('registrations.queue.oldest-first'),
    },
    bar: html`${button(t('registrations.queue.approve'), { name: 'act', value: 'approve' })}
    ${button(t('registrations.queue.reject'), { kind: 'second', name: 'act', value: 'reject' })}`,
    barNote: t('registrations.queue.bar-note'),
  })
}

const item = (t: Texts, view: QueueView, line: QueueLine): PickItem => ({
  id: line.number,
  label: named(line),
  under: [line.person.jobTitle, view.organisations.length === 1 ? undefined : line.organisation]
    .filter((one) => one !== null && one !== undefined)
    .map((one, place) => html`${place > 0 && ' · '}${userText(one)}`),
  cells: [said(eventName(t, line), modeWords(t, line.mode)), waits(t, line, view.now)],
  warn: html`${warnings(t, view, line).map((one) => html`${one}<br />`)}${look(t, line)}`,
})

const warnings = (t: Texts, { now }: QueueView, line: QueueLine): string[] => [
  ...(line.isClaimed ? [t('registrations.queue.claimed')] : []),
  ...(isNear(line.event, line.mode ?? 'remote', now) ? [t('registrations.queue.near')] : []),
  ...(line.asksVisa ? [t('registrations.queue.asks-visa')] : []),
]

const look = (t: Texts, line: QueueLine): Html =>
  link(
    html`${t('registrations.review.look')}<span class="unseen"> ${line.person.name}</span>`,
    t.path(`/approvals/${line.number}`),
  )

/** Own script first, the other one beside it. */
const named = ({ person }: Pick<QueueLine, 'person'>): Html =>
  person.otherScriptName
    ? html`${userText(person.otherScriptName)} <span class="muted" dir="auto">${person.name}</span>`
    : userText(person.name)

function waits(t: Texts, line: QueueLine, now: Date): Html {
  const { days, isLong } = waitOf(line.submittedAt, now)
  const words = t('registrations.queue.days', { days })
  return said(
    isLong ? urgent(words) : words,
    t('registrations.since', { moment: momentIn(t, line.submittedAt, line.event) }),
  )
}

/** What was decided is looked at, not picked. */
const decidedRows = (t: Texts, { lines: decided }: QueueView): Html =>
  lines(
    decided.map((line) => ({
      first: said(link(named(line), t.path(`/approvals/${line.number}`)), bdi(line.number)),
      says: said(userText(t.words(line.event.title)), modeWords(t, line.mode)),
      end: statePill(t, line.state),
    })),
  )
