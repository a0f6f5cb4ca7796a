import { dayAndTime, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  emptyState,
  html,
  ledger,
  ledgers,
  lines,
  link,
  linkButton,
  notice,
  said,
  small,
  status,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import { tag } from '../../../../platform/ui/tag.ts'
import { momentHere } from '../../desk/pages/words.ts'
import { groupList } from '../../group-messages/pages/words.ts'
import { fileName } from '../file.ts'
import type { Export } from '../types.ts'
import { exportsPath } from './form.ts'

/** The files somebody asked for, as long as they are kept. */
export const exportsPage = (t: Texts, all: readonly Export[], zone: string): Page => ({
  title: t('registrations.export.title'),
  lead: t('registrations.export.lead'),
  section: 'desk',
  noIndex: true,
  margin: link(t('registrations.messages.choose'), t.path('/desk/registrations')),
  body:
    all.length > 0
      ? lines(all.map((one) => line(t, one, zone)))
      : emptyState(
          t('registrations.export.none'),
          linkButton(t('registrations.messages.choose'), t.path('/desk/registrations'), 'action'),
        ),
})

const line = (t: Texts, it: Export, zone: string) => ({
  first: said(
    link(bdi(fileName(it.form, it.askedAt)), t.path(`${exportsPath}/${it.id}`)),
    dayAndTime(t, it.askedAt, zone),
  ),
  says: t('registrations.export.lines', { count: it.rowsAll }),
  end: exportPill(t, it),
})

const exportPill = (t: Texts, { state }: Export): Html =>
  status(
    ({ asked: 'pending', ready: 'confirmed', failed: 'rejected' } as const)[state],
    t(`registrations.export.state.${state}`),
  )

export type ExportView = { readonly it: Export; readonly group: readonly string[]; readonly zone: string }

/** One file: being made, there, or not made. */
export const exportPage = (t: Texts, view: ExportView): Page => ({
  title: fileName(view.it.form, view.it.askedAt),
  over: t('registrations.export.title'),
  section: 'desk',
  noIndex: true,
  margin: link(t('registrations.export.mine'), t.path(exportsPath)),
  ...(view.it.state === 'asked' && { refreshAfter: 3 }),
  body: ledgers(
    ledger(t('registrations.export.file'), file(t, view)),
    ledger(t('registrations.groups.label'), groupList(view.group)),
  ),
})

function file(t: Texts, { it, zone }: ExportView): Html {
  if (it.state === 'failed')
    return html`${notice('bad', t('registrations.export.failed'))} ${actions(again(t, it))}`
  if (it.state === 'asked') return making(t, it)
  return html`<p>${exportPill(t, it)}</p>
    <p>
      ${t('registrations.export.ready', { count: it.rowsDone, size: Math.max(1, Math.round(it.bytes / 1024)) })}
    </p>
    ${actions(linkButton(t('registrations.export.fetch'), t.path(`${exportsPath}/${it.id}/file`), 'main'), again(t, it))}
    ${small(t('registrations.export.until', { until: momentHere(t, it.expiresAt, zone) }))}`
}

const again = (t: Texts, { query }: Export): Html =>
  linkButton(t('registrations.export.again'), t.path(`${exportsPath}/new${query && `?${query}`}`), 'second')

const making = (t: Texts, it: Export): Html =>
  html`<p>${t('registrations.export.making', { done: it.rowsDone, all: it.rowsAll })}</p>
    ${tag(
      'progress',
      {
        class: 'progress',
        max: Math.max(1, it.rowsAll),
        value: it.rowsDone,
        'aria-label': t('registrations.messages.progress.label'),
      },
      `${it.rowsDone} / ${it.rowsAll}`,
    )}
    <p>${link(t('registrations.messages.progress.look'), t.path(`${exportsPath}/${it.id}`))}</p>`
