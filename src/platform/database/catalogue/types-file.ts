import type { Column, Table } from './read.ts'

const start = `// Made from the database's catalogue by \`bin/plenary schema types\`. Do not edit.
import type { ColumnType, Generated } from 'kysely'

/** What a jsonb column holds. Stores give it its real type. */
export type Json = unknown

export interface Tables {
`

/** `tables.ts`: what the query builder knows of each table. */
export const typesFile = (tables: readonly Table[]): string =>
  `${start}${tables.map(({ name, columns }) => `  ${name}: {\n${columns.map(line).join('')}  }\n`).join('')}}\n`

const line = (column: Column): string => `    ${column.name}: ${typeOf(column)}\n`

function typeOf({ type, mayBeNull, standard, isComputed }: Column): string {
  const plain = typeScriptOf(type)
  // `Json` is `unknown`, which holds null already.
  const value = mayBeNull && plain !== 'Json' ? `${plain} | null` : plain
  if (isComputed) return `ColumnType<${value}, never, never>`
  return standard !== null && !mayBeNull ? `Generated<${value}>` : value
}

/** How the driver hands out each type; one that is not here is decided when it is first used. */
const known: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  date: 'string',
  numeric: 'string',
  tsvector: 'string',
  inet: 'string',
  boolean: 'boolean',
  smallint: 'number',
  integer: 'number',
  bigint: 'number',
  real: 'number',
  'double precision': 'number',
  'timestamp with time zone': 'Date',
  bytea: 'Buffer',
  jsonb: 'Json',
}

function typeScriptOf(type: string): string {
  if (type.endsWith('[]')) return `${typeScriptOf(type.slice(0, -2))}[]`
  const found = known[type.replace(/\(.*\)$/, '').replace(/^character varying$/, 'text')]
  if (!found) throw new Error(`No TypeScript type is chosen for the database type "${type}".`)
  return found
}
