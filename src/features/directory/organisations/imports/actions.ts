import { inTransaction } from '../../../../platform/database/database.ts'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { Actor } from '../../../../values/actor.ts'
import type { Id } from '../../../../values/ids.ts'
import { refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { record, recordAll } from '../../../audit/index.ts'
import { changesBetween, isSame } from '../fields/rules.ts'
import { readRecords } from '../store/records.ts'
import {
  findBatch,
  removeUnused,
  rowsOfBatch,
  saveBatch,
  saveUndone,
  type BatchRow,
} from '../store/batches.ts'
import { holdAll, holdImports } from '../store/matching.ts'
import { refusalOf } from '../store/save.ts'
import { writeRecords, type Writing } from '../store/write.ts'
import type { TableRow } from '../table/read.ts'
import { planImport, type Planning } from './plan.ts'
import { countsOf } from './rules.ts'
import type { Conflict, ImportReport, PlannedRow } from './types.ts'

const atOnce = 500
const by = (actor: Actor) => (actor.kind === 'person' ? actor.accountId : null)

/** What an import would do. Nothing is written. */
export async function tryImport(
  db: Database,
  rows: readonly TableRow[],
  planning: Planning,
): Promise<ImportReport> {
  return reportOf(await planImport(db, rows, planning))
}

/**
 * Takes a table over: everything that can be, in one transaction and as one batch. Refused rows are told and left out. Two
 * imports come one after the other, and a file taken over a second time changes nothing.
 */
export async function importOrganisations(
  db: Database,
  actor: Actor,
  it: { readonly source: string; readonly rows: readonly TableRow[] },
  planning: Planning,
  now: Date,
): Promise<ImportReport | Refusal> {
  try {
    return await inTransaction(db, async (tx) => {
      await holdImports(tx)
      const looked = await planImport(tx, it.rows, { ...planning, tick: undefined })
      await holdAll(
        tx,
        looked.flatMap((one) => (one.kind === 'changed' ? one.id : [])),
      )
      const planned = await planImport(tx, it.rows, planning)
      const report = reportOf(planned)
      const written = planned.filter((one) => one.kind === 'new' || one.kind === 'changed')
      if (written.length === 0) return report
      const batchId = await write(tx, actor, it.source, report, written, planning, now)
      return { ...report, batchId }
    })
  } catch (error) {
    return refusalOf(error)
  }
}

const reportOf = (planned: readonly PlannedRow[]): ImportReport => ({
  counts: countsOf(planned),
  refusedRows: planned.filter((one) => one.kind === 'refused'),
})

type Written = Extract<PlannedRow, { kind: 'new' | 'changed' }>

async function write(
  tx: Transaction,
  actor: Actor,
  source: string,
  { counts }: ImportReport,
  written: readonly Written[],
  { tick }: Planning,
  now: Date,
): Promise<Id> {
  const rows = written.map((one): BatchRow => ({
    organisationId: one.id,
    line: one.line,
    before: one.kind === 'changed' ? one.before : null,
    after: one.data,
  }))
  for (let place = 0; place < written.length; place += atOnce) {
    tick?.(place, written.length)
    await writeRecords(tx, written.slice(place, place + atOnce).map(withoutParent), now)
  }
  await writeParents(tx, written, now)
  const batchId = await saveBatch(tx, { source, by: by(actor), counts, rows }, now)
  await record(tx, actor, 'directory.imported', batchId, { ...counts }, now)
  const told = written.map((one) => ({
    subjectId: one.id,
    details: {
      batchId,
      fields: one.kind === 'changed' ? changesBetween(one.before, one.data).map(({ field }) => field) : [],
    },
  }))
  await recordAll(tx, actor, 'directory.organisation-imported', told, now)
  return batchId
}

/** Parents come last: one may be in a later row. */
const withoutParent = (one: Written): Writing =>
  one.kind === 'new'
    ? { id: one.id, data: { ...one.data, parentId: null } }
    : { id: one.id, before: one.before, data: { ...one.data, parentId: one.before.parentId } }

async function writeParents(tx: Transaction, written: readonly Written[], now: Date): Promise<void> {
  const moved = written.flatMap((one): Writing[] => {
    const before = one.kind === 'new' ? null : one.before.parentId
    if (before === one.data.parentId) return []
    return [{ id: one.id, before: { ...one.data, parentId: before }, data: one.data }]
  })
  // First away from where they were, so that two who change places do not stand above one another for a moment.
  await writeRecords(
    tx,
    moved.map((it) => ({ ...it, data: { ...it.data, parentId: null } })),
    now,
  )
  await writeRecords(tx, moved, now)
}

/**
 * Takes a whole import back, if nothing else has touched what it wrote: what was changed is as before, what was new is
 * gone. Otherwise nothing happens, and the rows that stand in the way come back.
 */
export async function undoImport(
  db: Database,
  actor: Actor,
  batchId: Id,
  now: Date,
): Promise<{ readonly undone: number } | { readonly conflicts: readonly Conflict[] } | Refusal> {
  class InTheWay extends Error {
    readonly conflicts: readonly Conflict[]
    constructor(conflicts: readonly Conflict[]) {
      super('rows stand in the way')
      this.conflicts = conflicts
    }
  }
  try {
    return await inTransaction(db, async (tx) => {
      await holdImports(tx)
      const batch = await findBatch(tx, batchId)
      if (!batch) return refuse('directory.import.unknown')
      if (batch.undoneAt) return refuse('directory.import.undone-already')
      const rows = await rowsOfBatch(tx, batchId)
      const conflicts = await takeBack(tx, rows, now)
      if (conflicts.length > 0) throw new InTheWay(conflicts)
      await saveUndone(tx, batchId, by(actor), now)
      await record(tx, actor, 'directory.import-undone', batchId, { rows: rows.length }, now)
      const told = rows.map((row) => ({ subjectId: row.organisationId, details: { batchId } }))
      await recordAll(tx, actor, 'directory.organisation-import-undone', told, now)
      return { undone: rows.length }
    })
  } catch (error) {
    if (error instanceof InTheWay) return { conflicts: error.conflicts }
    return refusalOf(error)
  }
}

async function takeBack(tx: Transaction, rows: readonly BatchRow[], now: Date): Promise<readonly Conflict[]> {
  const ids = rows.map(({ organisationId }) => organisationId)
  await holdAll(tx, ids)
  const current = await readRecords(tx, ids)
  const touched = rows.flatMap((row): Conflict[] => {
    const it = current.get(row.organisationId)
    if (!it || it.state !== 'listed') return [conflictOf(row, 'gone')]
    return isSame(it.data, row.after) ? [] : [conflictOf(row, 'changed')]
  })
  if (touched.length > 0) return touched
  const back = rows.flatMap(({ organisationId, before, after }): Writing[] =>
    before ? [{ id: organisationId, before: after, data: before }] : [],
  )
  for (let place = 0; place < back.length; place += atOnce)
    await writeRecords(tx, back.slice(place, place + atOnce), now)
  const fresh = rows.filter(({ before }) => before === null)
  const used = new Set(
    await removeUnused(
      tx,
      fresh.map(({ organisationId }) => organisationId),
    ),
  )
  return fresh.filter(({ organisationId }) => used.has(organisationId)).map((row) => conflictOf(row, 'used'))
}

const conflictOf = ({ organisationId, line, after }: BatchRow, why: Conflict['why']): Conflict => ({
  organisationId,
  line,
  name: after.name,
  why,
})
