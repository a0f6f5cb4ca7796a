import { dayOf, type Texts } from '../../../../platform/i18n/index.ts'
import {
  html,
  ledger,
  lines,
  link,
  said,
  userText,
  type Child,
  type Html,
} from '../../../../platform/ui/index.ts'
import type { LinkedEvent, Links } from '../types.ts'

/** On the page of an event: which others it opens, and which open it. Nothing where there is no link. */
export function linkedLedger(t: Texts, { opens, openedBy }: Links): Html | undefined {
  if (opens.length + openedBy.length === 0) return undefined
  return ledger(
    t('events.linked.title'),
    html`${
      openedBy.length > 0 &&
      html`<p>${t('events.linked.opened-by')}</p>
        ${linkedLines(t, openedBy)}`
    }
    ${
      opens.length > 0 &&
      html`<p>${t('events.linked.opens')}</p>
        ${linkedLines(t, opens)}`
    }`,
  )
}

export const linkedLines = (
  t: Texts,
  events: readonly LinkedEvent[],
  more: {
    readonly href?: (one: LinkedEvent) => string
    readonly end?: (one: LinkedEvent) => Child
  } = {},
): Html =>
  lines(
    events.map((one) => ({
      first: said(
        link(userText(t.words(one.title)), t.path(more.href?.(one) ?? `/events/${one.code}`)),
        dayOf(t, one.startsAt, one.timeZone),
      ),
      end: more.end?.(one),
    })),
  )
