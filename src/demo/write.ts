import type { Transaction } from '../platform/database/database.ts'
import type { Tables } from '../platform/database/tables.ts'

/** One row for a table: columns that fill themselves may be left out. Which must be there, the database says. */
export type Row<Table extends keyof Tables> = { readonly [Column in keyof Tables[Table]]?: unknown }

/** Writes rows by the hundred: one statement for each, so that a thousand people take a moment. */
export async function writeRows<Table extends keyof Tables>(
  tx: Transaction,
  table: Table,
  rows: readonly Row<Table>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += hundred)
    await tx
      .insertInto(table)
      .values(rows.slice(at, at + hundred) as never) // rows of any table: only the names of their columns are checked
      .execute()
}

const hundred = 250
