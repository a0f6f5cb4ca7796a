import { createHash } from 'node:crypto'
import pg from 'pg'

/** Beyond this many different statements new ones go unnamed, so that made-up statements cannot fill the memory. */
const mostStatements = 1000
const names = new Map<string, { name: string; renewals: number }>()

/** The name a statement is prepared under: the same text has the same name on every connection and in every process. */
export function statementName(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= mostStatements) return known?.name
  return rename(text, 0)
}

/** Begins anew, for whoever looks at the names themselves. */
export const forgetNames = (): void => names.clear()

function rename(text: string, renewals: number): string {
  const hash = createHash('sha256').update(`${text}${renewals || ''}`)
  const name = hash.digest('base64url').slice(0, 22)
  names.set(text, { name, renewals })
  return name
}

/**
 * A connection that prepares each statement once and then only sends its values: about twice as fast.
 * Other shapes of call (cursors, callbacks, statements without values) pass through as they are.
 */
export class NamingClient extends pg.Client {
  // The driver's `query` has eight overloads; only text with values is changed here.
  override query(...call: unknown[]): never {
    const [text, values, ...rest] = call
    const send = super.query as unknown as (...call: unknown[]) => never
    if (typeof text !== 'string' || !Array.isArray(values) || isBare(text, values))
      return send.apply(this, call)
    const answer: unknown = send.call(this, { name: statementName(text), text, values: [...values] }, ...rest)
    if (answer instanceof Promise) answer.catch((error: unknown) => renewIfOutdated(text, error))
    return answer as never
  }
}

/** A table changed under a prepared statement (a newer version migrated): it is prepared anew under another name. */
function renewIfOutdated(text: string, error: unknown): void {
  const isOutdated =
    error instanceof pg.DatabaseError && error.code === '0A000' && /cached plan/.test(error.message)
  const known = names.get(text)
  if (isOutdated && known) rename(text, known.renewals + 1)
}

/** `begin`, `commit` and the like gain nothing from being prepared. */
const isBare = (text: string, values: readonly unknown[]) =>
  values.length === 0 && !/^\s*(select|with)\b/i.test(text)
