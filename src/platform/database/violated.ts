import pg from 'pg'

/** The name of the rule (constraint) a statement broke, which stores translate into a refusal. */
export function violated(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError && error.code?.startsWith('23') ? error.constraint : undefined
}
