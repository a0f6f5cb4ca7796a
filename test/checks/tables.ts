import ts from 'typescript'
import type { Sources } from './sources.ts'
import { product, roomOf } from './sources.ts'
import { calledBy, each, parsed, placeOf, words } from './syntax.ts'

export type Owners = Readonly<Record<string, string>>

const writing = new Set(['insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'replaceInto'])
const reading = new Set([
  'selectFrom',
  'innerJoin',
  'leftJoin',
  'rightJoin',
  'fullJoin',
  'crossJoin',
  'using',
  'from',
])
const writingSql =
  /\b(?:insert\s+into|update|delete\s+from|merge\s+into|truncate(?:\s+table)?)\s+(?:only\s+)?"?([a-z_]+)"?/gi
const readingSql = /\b(?:from|join)\s+(?:only\s+)?"?([a-z_]+)"?/gi

/**
 * A room writes its own tables only, and reads its own, those of rooms below it, and the platform's. The platform
 * writes and reads its own.
 */
export function strangeTables(all: Sources, owners: Owners, stairs: readonly string[]): string[] {
  const found: string[] = []
  for (const [path, text] of product(all, /^src\/(features|platform|command-line)\/.*\.ts$/)) {
    const here = roomOf(path) ?? /^src\/(platform\/[^/]+|command-line)/.exec(path)?.[1] ?? ''
    for (const { table, writes, place } of touched(path, text)) {
      const owner = owners[table]
      if (owner === undefined || owner === here) continue
      if (writes) found.push(`${place} writes "${table}", which belongs to ${owner}`)
      else if (!mayRead(here, owner, stairs))
        found.push(`${place} reads "${table}", which belongs to ${owner}`)
    }
  }
  return found
}

/** Every table of the database has an owner, and no table is owned that is not there. */
export function unownedTables(tables: readonly string[], owners: Owners): string[] {
  const unowned = tables.filter((table) => !(table in owners)).map((table) => `"${table}" has no owner`)
  const gone = Object.keys(owners).filter((table) => !tables.includes(table))
  return [...unowned, ...gone.map((table) => `"${table}" has an owner but is in no migration`)]
}

/** The tables that the migrations make. */
export function tablesOf(all: Sources): string[] {
  const made = new Set<string>()
  for (const [path, text] of all) {
    if (!path.startsWith('db/migrations/')) continue
    for (const [, table] of text.matchAll(/^\s*create (?:unlogged )?table (?:if not exists )?"?([a-z_]+)/gim))
      made.add(table as string)
    for (const [, table] of text.matchAll(/^\s*drop table (?:if exists )?"?([a-z_]+)/gim))
      made.delete(table as string)
  }
  return [...made]
}

function mayRead(here: string, owner: string, stairs: readonly string[]): boolean {
  if (owner.startsWith('platform/')) return !here.startsWith('platform/')
  const step = stairs.indexOf(here)
  return step >= 0 && stairs.indexOf(owner) < step
}

type Touch = { table: string; writes: boolean; place: string }

function touched(path: string, text: string): Touch[] {
  const touches: Touch[] = []
  const add = (table: string | undefined, writes: boolean, node: ts.Node) => {
    if (table) touches.push({ table, writes, place: placeOf(node) })
  }
  each(parsed(path, text), (node) => {
    if (ts.isCallExpression(node)) {
      const verb = calledBy(node)
      if (!writing.has(verb) && !reading.has(verb)) return
      for (const table of named(node.arguments[0])) add(table, writing.has(verb), node)
    }
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText().startsWith('sql')) {
      const query = node.template.getText()
      for (const [, table] of query.matchAll(writingSql)) add(table, true, node)
      for (const [, table] of query.matchAll(readingSql)) add(table, false, node)
    }
  })
  return touches
}

/** `'event'`, `'event as e'` or a list of them. */
function named(argument: ts.Node | undefined): string[] {
  const all = argument && ts.isArrayLiteralExpression(argument) ? [...argument.elements] : [argument]
  return all.flatMap((one) => words(one)?.split(/\s+/)[0] ?? [])
}
