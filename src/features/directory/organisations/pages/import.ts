import { dayAndTime, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  answers,
  bdi,
  button,
  html,
  ledger,
  ledgers,
  lines,
  link,
  muted,
  notice,
  problemOf,
  said,
  small,
  textArea,
  userText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Problem } from '../../../../values/problem.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import type { Batch, Conflict, Counts, ImportReport, RefusedRow } from '../imports/types.ts'

/** Characters that may be pasted: as many as a form of one page may hold, whatever their script. */
export const mostPasted = 60_000

const base = '/desk/organisations'
const formId = 'import'
const mostShown = 200

export type ImportView = {
  readonly text: string
  readonly columns: readonly string[]
  readonly batches: readonly Batch[]
  readonly zone: string
  readonly problems?: readonly Problem[] | undefined
  readonly no?: Refusal | undefined
}

/** A table pasted into a page; larger ones are for the command line. */
export const importPage = (t: Texts, view: ImportView): Page => ({
  title: t('directory.import.title'),
  lead: t('directory.import.lead'),
  section: 'desk',
  margin: link(t('directory.organisations.desk.title'), t.path(base)),
  problems: view.problems ?? [],
  form: formId,
  noIndex: true,
  body: html`${view.no && notice('bad', t(view.no.refused, view.no.values))}
    <form id="${formId}" method="post" action="${t.path(`${base}/import`)}" novalidate>
      ${textArea(t, {
        name: 'table',
        label: t('directory.import.table'),
        hint: t('directory.import.table.hint', { most: mostPasted }),
        value: view.text,
        rows: 14,
        required: true,
        problem: problemOf(view.problems, 'table'),
      })}
      ${actions(button(t('directory.import.try'), { kind: 'main' }))} ${small(t('directory.import.larger'))}
    </form>
    ${ledgers(
      ledger(
        t('directory.import.columns'),
        html`<p>${t('directory.import.columns.words')}</p>
          <p>${view.columns.map((name) => html`<bdi>${name}</bdi> `)}</p>`,
      ),
      ledger(t('directory.import.batches'), batchLines(t, view)),
    )}`,
})

const batchLines = (t: Texts, { batches, zone }: ImportView): Html =>
  batches.length === 0
    ? html`<p>${t('directory.import.batches.none')}</p>`
    : lines(
        batches.map((batch) => ({
          first: dayAndTime(t, batch.madeAt, zone),
          says: said(
            link(bdi(batch.source), t.path(`${base}/imports/${batch.id}`)),
            countWords(t, batch.counts),
          ),
          end: batch.undoneAt && t('directory.import.undone'),
        })),
        'dated',
      )

const countWords = (t: Texts, counts: Counts): string =>
  (['new', 'changed', 'same', 'refused'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => t(`directory.import.count.${kind}`, { count: counts[kind] }))
    .join(' · ')

/** What the pasted table would do, before anything is done. */
export const tryPage = (
  t: Texts,
  { text, report }: { readonly text: string; readonly report: ImportReport },
): Page => {
  const { counts } = report
  const does = counts.new + counts.changed > 0
  return {
    title: t('directory.import.try.title'),
    lead: t(does ? 'directory.import.try.lead' : 'directory.import.try.nothing'),
    section: 'desk',
    margin: link(t('directory.import.title'), t.path(`${base}/import`)),
    form: formId,
    noIndex: true,
    body: html`${countsPart(t, counts)} ${refusedPart(t, report.refusedRows)}
      <form id="${formId}" method="post" action="${t.path(`${base}/imports`)}" novalidate>
        ${textArea(t, { name: 'table', label: t('directory.import.table'), value: text, rows: 8 })}
        ${actions(
          does &&
            button(t('directory.import.submit', { count: counts.new + counts.changed }), { kind: 'main' }),
          button(t('directory.import.again'), { kind: 'second', formaction: t.path(`${base}/import`) }),
        )}
      </form>`,
  }
}

const countsPart = (t: Texts, counts: Counts): Html =>
  answers(t, [
    {
      rows: (['new', 'changed', 'same', 'refused'] as const).map((kind) => ({
        label: t(`directory.import.kind.${kind}`),
        value: bdi(String(counts[kind])),
      })),
    },
  ])

const refusedPart = (t: Texts, refused: readonly RefusedRow[]): Html =>
  refused.length === 0
    ? html``
    : html`<h2>${t('directory.import.refused-rows')}</h2>
        ${lines(
          refused.slice(0, mostShown).map(({ line, name, problems }) => ({
            first: t('directory.import.line', { line }),
            says: said(userText(name), ...problems.map((one) => problemWords(t, one))),
          })),
          'dated',
        )}
        ${refused.length > mostShown && small(t('directory.import.more-refused', { count: refused.length - mostShown }))}`

/** The column as the table names it, and what is wrong there. */
const problemWords = (t: Texts, { field, code, values }: Problem): Html =>
  html`${field && html`<bdi>${field.replaceAll('-', '_')}</bdi>: `}${t(code, values)}`

export type BatchView = {
  readonly batch: Batch
  readonly by: string | undefined
  readonly zone: string
  /** What stands in the way of taking it back. */
  readonly conflicts?: readonly Conflict[] | undefined
  readonly no?: Refusal | undefined
}

/** One import: what it did, and the way back. */
export const batchPage = (t: Texts, { batch, by, zone, conflicts, no }: BatchView): Page => ({
  title: t('directory.import.batch.title'),
  over: bdi(batch.source),
  lead: t('directory.import.batch.lead', { when: dayAndTime(t, batch.madeAt, zone) }),
  section: 'desk',
  margin: link(t('directory.import.title'), t.path(`${base}/import`)),
  noIndex: true,
  body: html`${no && notice('bad', t(no.refused, no.values))}
  ${batch.undoneAt && notice('info', t('directory.import.undone-words', { when: dayAndTime(t, batch.undoneAt, zone) }))}
  ${conflicts && conflictsPart(t, conflicts)} ${countsPart(t, batch.counts)}
  ${small(html`${t('directory.import.batch.by')} ${by === undefined ? t('directory.import.batch.operator') : userText(by)} · ${muted(bdi(batch.id))}`)}
  ${!batch.undoneAt && undoForm(t, batch)}`,
})

const conflictsPart = (t: Texts, conflicts: readonly Conflict[]): Html =>
  html`${notice('bad', t('directory.import.conflicts', { count: conflicts.length }))}
  ${lines(
    conflicts.slice(0, mostShown).map(({ line, name, why, organisationId }) => ({
      first: t('directory.import.line', { line }),
      says: said(
        why === 'gone' ? userText(name) : link(userText(name), t.path(`${base}/${organisationId}`)),
        t(`directory.import.why.${why}`),
      ),
    })),
    'dated',
  )}`

const undoForm = (t: Texts, { id }: Batch): Html =>
  html`<form method="post" action="${t.path(`${base}/imports/${id}/withdrawal`)}">
    <p>${t('directory.import.undo.words')}</p>
    ${actions(button(t('directory.import.undo'), { kind: 'second' }))}
  </form>`
