import { dayOf } from '../../../../platform/i18n/dates.ts'
import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  button,
  html,
  ledger,
  ledgers,
  link,
  linkButton,
  notice,
  small,
  url,
} from '../../../../platform/ui/index.ts'
import type { Html, Page } from '../../../../platform/ui/index.ts'
import { tag } from '../../../../platform/ui/tag.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import type { DataExport } from '../types.ts'

export type ExportView = {
  readonly newest: DataExport | undefined
  readonly isThere: boolean
  readonly zone: string
  readonly days: number
  readonly refusal?: Refusal | undefined
}

const here = '/account/data'

/** A copy of everything that is kept about me: asked for, in the making, or there. */
export const exportPage = (t: Texts, view: ExportView): Page => ({
  title: t('portal.export.title'),
  lead: t('portal.export.lead'),
  section: 'account',
  margin: link(t('portal.export.back'), t.path('/account')),
  noIndex: true,
  ...(view.newest?.state === 'asked' && { refreshAfter: 5 }),
  body: html`
    ${view.refusal && notice('info', t(view.refusal.refused))}
    ${ledgers(
      ledger(t('portal.export.copy'), copy(t, view)),
      ledger(t('portal.export.holds'), holds(t)),
      ledger(t('portal.export.how'), html`<p>${t('portal.export.how.words', { days: view.days })}</p>`),
    )}
  `,
})

function copy(t: Texts, view: ExportView): Html {
  if (view.newest?.state === 'asked') return making(t, view.newest)
  if (view.newest && view.isThere) return html`${ready(t, view.newest, view)}${ask(t, 'again')}`
  return html`<p>${t('portal.export.none')}</p>
    ${ask(t, 'first')}`
}

const ask = (t: Texts, what: 'first' | 'again'): Html =>
  html`<form method="post" action="${url(t.path(here))}">
    ${actions(button(t(`portal.export.ask.${what}`), { kind: what === 'first' ? 'main' : 'second' }))}
  </form>`

const making = (t: Texts, { partsDone, partsAll }: DataExport): Html =>
  html`<p>${t('portal.export.making', { done: partsDone, all: partsAll })}</p>
    ${tag(
      'progress',
      { class: 'progress', max: partsAll, value: partsDone, 'aria-label': t('portal.export.progress') },
      `${partsDone} / ${partsAll}`,
    )}
    <p>${link(t('portal.export.look'), t.path(here))}</p>
    ${small(t('portal.export.mail'))}`

function ready(t: Texts, it: DataExport, { zone }: ExportView): Html {
  const made = it.readyAt ? dayOf(t, it.readyAt, zone) : ''
  const day = it.expiresAt ? dayOf(t, it.expiresAt, zone) : ''
  return html`<p>${t('portal.export.ready', { made, day })}</p>
    ${actions(
      linkButton(t('portal.export.html'), t.path(`${here}/${it.id}/html`), 'main'),
      linkButton(t('portal.export.json'), t.path(`${here}/${it.id}/json`), 'second'),
    )}`
}

const holds = (t: Texts): Html =>
  html`<ul>
    ${['account', 'person', 'registrations', 'messages', 'acts'].map(
      (one) => html`<li>${t(`portal.export.holds.${one}`)}</li>`,
    )}
  </ul>`
