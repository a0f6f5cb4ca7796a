import { shortDay, sortByName, timeOf, type Texts, zonePlace } from '../../../../platform/i18n/index.ts'
import {
  bdi,
  button,
  emptyState,
  field,
  filters,
  html,
  type Html,
  link,
  neighbours,
  type Page,
  type Row,
  rows,
  select,
  userText,
  withMargin,
} from '../../../../platform/ui/index.ts'
import { tag } from '../../../../platform/ui/tag.ts'
import { occasionWords } from '../../pages/words.ts'
import { queryFor } from '../parse.ts'
import { heaps, type Heap, type OutboxFilter, type OutboxLine } from '../types.ts'
import { deskPill, troubleWords, untilWords } from './words.ts'

export type OutboxView = {
  readonly filter: OutboxFilter
  readonly counts: Readonly<Partial<Record<Heap, number>>>
  readonly mails: readonly OutboxLine[]
  readonly newer: boolean
  readonly older: boolean
  /** Every occasion on which the house writes. */
  readonly occasions: readonly string[]
  readonly mayResend: boolean
  readonly zone: string
  readonly now: Date
}

const here = '/desk/outbox'

/** Every mail of the house: on which occasion, to whom, where it stands and why. */
export const outboxDeskPage = (t: Texts, view: OutboxView): Page => ({
  title: t('messages.desk.title'),
  lead: t('messages.desk.lead'),
  section: 'desk',
  margin: link(t('messages.desk.back'), t.path('/desk')),
  noIndex: true,
  body: html`${search(t, view)}
  ${withMargin(
    filters(
      t,
      [{ label: t('messages.desk.state'), items: heaps.map((heap) => item(t, view, heap)) }],
      'margin',
    ),
    view.mails.length > 0
      ? html`${together(t, view)}
          <p class="small">${t('messages.desk.clock', { zone: zonePlace(t, view.zone) })}</p>
          ${rows(view.mails.map((mail) => row(t, view, mail)))} ${paging(t, view)}`
      : emptyState(t(view.filter.heap === 'failed' ? 'messages.desk.none-failed' : 'messages.desk.none')),
  )}`,
})

/** What has not left can be sent again together. */
const together = (t: Texts, { filter, mayResend }: OutboxView): Html | false =>
  mayResend &&
  ['failed', 'retrying', 'kept'].includes(filter.heap) &&
  html`<p>${link(t('messages.desk.many'), t.path(`${here}/resending${queryFor(filter)}`))}</p>`

function item(t: Texts, { filter, counts }: OutboxView, heap: Heap) {
  const count = counts[heap]
  return {
    label: t(`messages.desk.heap.${heap}`),
    ...(count !== undefined && { count: count >= 10_000 ? '10 000+' : count }),
    href: t.path(here + queryFor({ ...filter, heap })),
    current: filter.heap === heap,
  }
}

const search = (t: Texts, { filter, occasions }: OutboxView): Html =>
  html`<form method="get" action="${t.path(here)}" role="search">
    ${filter.heap !== 'all' && tag('input', { type: 'hidden', name: 'state', value: filter.heap })}
    ${select(t, {
      name: 'occasion',
      label: t('messages.desk.occasion'),
      value: filter.occasion ?? '',
      options: [
        { value: '', label: t('messages.desk.occasion.any') },
        ...sortByName(t, occasions, (one) => wordsOf(t, one)).map((one) => ({
          value: one,
          label: wordsOf(t, one),
        })),
      ],
    })}
    ${field(t, {
      name: 'to',
      label: t('messages.desk.to'),
      hint: t('messages.desk.to.hint'),
      value: filter.to ?? '',
      dir: 'ltr',
      inputmode: 'email',
      width: 'half',
      spellcheck: false,
      beside: button(t('messages.desk.show'), { kind: 'second' }),
    })}
  </form>`

/** A name for each occasion: several that share one are told apart by their code. */
function wordsOf(t: Texts, occasion: string): string {
  return t.has(`messages.occasion.${occasion}`) ? occasionWords(t, occasion) : occasion
}

const row = (t: Texts, { zone, now }: OutboxView, mail: OutboxLine): Row => ({
  lead: html`<p>${shortDay(t, mail.createdAt, zone)}</p>
    <p class="small"><bdi dir="ltr">${timeOf(t, mail.createdAt, zone)}</bdi></p>`,
  title: mail.subject ? userText(mail.subject) : wordsOf(t, mail.occasion),
  href: t.path(`${here}/${mail.id}`),
  lines: [
    html`${mail.name && html`${userText(mail.name)} · `}${bdi(mail.to)}`,
    mail.subject !== undefined &&
      t.has(`messages.occasion.${mail.occasion}`) &&
      occasionWords(t, mail.occasion),
    troubleWords(t, mail),
    untilWords(t, mail, zone, now),
  ],
  aside: deskPill(t, mail.state),
})

function paging(t: Texts, { filter, mails, newer, older }: OutboxView): Html {
  const href = (mail: OutboxLine | undefined, way: 'after' | 'before') =>
    mail && t.path(here + queryFor(filter, { at: mail.createdAt, id: mail.id, way }))
  return neighbours(t, {
    previous: newer ? href(mails[0], 'before') : undefined,
    next: older ? href(mails.at(-1), 'after') : undefined,
  })
}
