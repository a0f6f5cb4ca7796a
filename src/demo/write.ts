import type { Transaction } from '../platform/database/database.ts'
import type { Tables } from '../platform/database/tables.ts'

/** One row for a table: columns that fill themselves may be left out. Which must be there, the database says. */
export type Row<Table extends keyof Tables> = { readonly [Column in keyof Tables[Table]]?: unknown }

/**
 * Writes rows by the hundred: one statement for each, so that a thousand people take a moment. `missing`: those that are
 * there already are left as they are.
 */
export async function writeRows<Table extends keyof Tables>(
  tx: Transaction,
  table: Table,
  rows: readonly Row<Table>[],
  which: 'all' | 'missing' = 'all',
): Promise<void> {
  for (let at = 0; at < rows.length; at += hundred) {
    const insert = tx.insertInto(table).values(rows.slice(at, at + hundred) as never) // only the names are checked
    await (which === 'all' ? insert : insert.onConflict((on) => on.doNothing())).execute()
  }
}

const hundred = 250
