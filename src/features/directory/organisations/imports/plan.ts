import type { Database, Transaction } from '../../../../platform/database/database.ts'
import { newId } from '../../../../platform/ids.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import type { OrganisationId } from '../../../../values/ids.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import { changesBetween } from '../fields/rules.ts'
import { parseOrganisation, typedOf } from '../form.ts'
import { settledMembership } from '../rules.ts'
import { readRecords } from '../store/records.ts'
import type { OrganisationRecord } from '../types.ts'
import {
  idsByCode,
  idsByIdentity,
  identityOf,
  labelsOf,
  parentsOfAll,
  type Identity,
} from '../store/matching.ts'
import type { Column } from '../table/columns.ts'
import type { TableRow } from '../table/read.ts'
import { onCircles } from './rules.ts'
import type { PlannedRow } from './types.ts'

export type Planning = {
  readonly profile: Profile
  readonly columns: readonly Column[]
  /** Today as a plain day. */
  readonly today: string
  readonly tick?: ((done: number, all: number) => void) | undefined
}

const wrong = (code: string, field = '', values?: Problem['values']): Problem => ({
  field,
  code: `directory.import.row.${code}`,
  ...(values && { values }),
})

/** A row and what it was found to mean so far. */
type Draft = {
  readonly row: TableRow
  readonly found: OrganisationId | undefined
  readonly no?: Problem | undefined
}

const cell = ({ cells }: TableRow, name: string): string => cells.get(name)?.trim() ?? ''
const identityIn = (row: TableRow): Identity => ({
  country: cell(row, 'country'),
  category: cell(row, 'category'),
  name: cell(row, 'name'),
})

/** What each row of a table comes to, in the order of the rows. Nothing is written. */
export async function planImport(
  db: Database | Transaction,
  rows: readonly TableRow[],
  planning: Planning,
): Promise<readonly PlannedRow[]> {
  const drafts = await matched(db, rows)
  const ids = drafts.flatMap(({ found }) => found ?? [])
  const records = await readRecords(db, ids)
  const parents = await labelsOf(
    db,
    [...records.values()].flatMap(({ data }) => data.parentId ?? []),
  )
  const labelOf = (it: OrganisationRecord) => (it.data.parentId ? parents.get(it.data.parentId) : undefined)
  const understood = drafts.map((draft, place) => {
    if (place % 200 === 0) planning.tick?.(place, drafts.length)
    return understand(draft, records, labelOf, planning)
  })
  const named = await withParents(db, understood)
  return named.map((one) => settled(one, planning.today))
}

/** Finds the organisation each row means: by id, by code, by country, category and name. Each is meant once. */
async function matched(db: Database | Transaction, rows: readonly TableRow[]): Promise<readonly Draft[]> {
  const codes = await idsByCode(db, rows.map((row) => cell(row, 'code').toLowerCase()).filter(Boolean))
  const same = await idsByIdentity(
    db,
    rows.map(identityIn).filter(({ name }) => name !== ''),
  )
  const lines = new Map<string, number>()
  return rows.map((row) => {
    const [id, code] = [cell(row, 'id').toLowerCase(), cell(row, 'code').toLowerCase()]
    const alike = same.get(identityOf(identityIn(row))) ?? []
    const found = id || (code && codes.get(code)) || alike[0]
    const keys = [found, code && `code ${code}`, !found && !code && identityOf(identityIn(row))].filter(
      (one) => one,
    )
    const twice = keys.map((key) => lines.get(String(key))).find((line) => line !== undefined)
    for (const key of keys) lines.set(String(key), row.line)
    const taken = code && id && codes.has(code) && codes.get(code) !== id
    const no = twice
      ? wrong('twice', '', { line: twice })
      : taken
        ? wrong('code-taken', 'code', { code })
        : !id && !(code && codes.get(code)) && alike.length > 1
          ? wrong('several')
          : undefined
    return { row, found: found || undefined, no }
  })
}

type Understood =
  | {
      readonly kind: 'refused'
      readonly line: number
      readonly name: string
      readonly problems: readonly Problem[]
    }
  | {
      readonly kind: 'read'
      readonly line: number
      readonly id: OrganisationId
      readonly record: OrganisationRecord | undefined
      readonly form: { readonly data: OrganisationRecord['data']; readonly parent: string | undefined }
    }

function understand(
  { row, found, no }: Draft,
  records: ReadonlyMap<OrganisationId, OrganisationRecord>,
  labelOf: (it: OrganisationRecord) => string | undefined,
  { profile, columns }: Planning,
): Understood {
  const record = found ? records.get(found) : undefined
  const refused = (...problems: readonly Problem[]): Understood => ({
    kind: 'refused',
    line: row.line,
    name: cell(row, 'name') || record?.data.name || cell(row, 'code') || cell(row, 'id'),
    problems,
  })
  if (no) return refused(no)
  if (found && !record) return refused(wrong('id-unknown', 'id'))
  if (record && record.state !== 'listed')
    return refused(wrong(record.state === 'merged' ? 'merged' : 'not-listed'))
  const filled: Typed = Object.assign(
    {},
    record ? typedOf(record.data, labelOf(record)) : { membership: 'none' },
    ...columns
      .filter(({ name }) => row.cells.has(name))
      .map(({ name, fills }) => fills(row.cells.get(name) ?? '')),
  )
  const unknown = unknownSector(filled, profile)
  const parsed = parseOrganisation(filled, profile)
  if (!parsed.ok) return refused(...parsed.problems, ...unknown)
  if (unknown.length > 0) return refused(...unknown)
  return { kind: 'read', line: row.line, id: record?.id ?? newId(), record, form: parsed.value }
}

/** A form cannot tick what is not there; a file can name it. */
function unknownSector(filled: Typed, { sectors }: Profile): readonly Problem[] {
  const said = [filled['sector'] ?? []].flat()
  return said
    .filter((one) => !sectors.some(({ id }) => id === one))
    .map((sector) => wrong('sector-unknown', 'sector', { sector }))
}

/** Looks up who stands above whom, also where both are in the file. Nobody may come to stand above themselves. */
async function withParents(
  db: Database | Transaction,
  all: readonly Understood[],
): Promise<readonly Understood[]> {
  const read = all.filter((one) => one.kind === 'read')
  const names = [...new Set(read.flatMap(({ form }) => form.parent?.toLowerCase() ?? []))]
  if (names.length === 0) return all
  const byName = new Map<string, OrganisationId>(await idsByCode(db, names))
  for (const { form, id } of read) if (form.data.code) byName.set(form.data.code.toLowerCase(), id)
  const known = await readRecords(db, names.filter(isId))
  for (const id of known.keys()) byName.set(id, id)
  const found = all.map((one): Understood => {
    if (one.kind !== 'read' || !one.form.parent) return one
    const parentId = byName.get(one.form.parent.toLowerCase())
    if (!parentId) return refusedOf(one, wrong('parent-unknown', 'parent', { parent: one.form.parent }))
    return { ...one, form: { ...one.form, data: { ...one.form.data, parentId } } }
  })
  return withoutCircles(db, found)
}

const isId = (name: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name)

async function withoutCircles(
  db: Database | Transaction,
  all: readonly Understood[],
): Promise<readonly Understood[]> {
  const parents = new Map(await parentsOfAll(db))
  const read = all.filter((one) => one.kind === 'read')
  for (const { id, form } of read) {
    if (form.data.parentId) parents.set(id, form.data.parentId)
    else parents.delete(id)
  }
  const circular = onCircles(
    read.map(({ id }) => id),
    parents,
  )
  return all.map((one) =>
    one.kind === 'read' && circular.has(one.id) ? refusedOf(one, wrong('parent-circle', 'parent')) : one,
  )
}

const refusedOf = (one: Extract<Understood, { kind: 'read' }>, problem: Problem): Understood => ({
  kind: 'refused',
  line: one.line,
  name: one.form.data.name,
  problems: [problem],
})

/** New, changed or as it was; what is owed decides about the membership as in every other act. */
function settled(one: Understood, today: string): PlannedRow {
  if (one.kind === 'refused') return one
  const { line, id, record, form } = one
  const data = { ...form.data, membership: settledMembership(form.data, record?.data, today) }
  if (!record) return { kind: 'new', line, id, data }
  if (changesBetween(record.data, data).length === 0) return { kind: 'same', line, id }
  return { kind: 'changed', line, id, before: record.data, data }
}
