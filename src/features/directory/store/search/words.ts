import { sql } from 'kysely'
import type { Database } from '../../../../platform/database/database.ts'

/**
 * What an organisation must have, as a query of terms; the one part of it that leads to few, where there is one; and what
 * was typed as names are compared.
 */
export type Wanted = { readonly all: string; readonly rarest?: string | undefined; readonly key: string }

/** A part of what was typed, how many organisations it leads to, counted to `few`. */
type Part = { readonly words: readonly string[]; readonly query: string; readonly uses: number }

/** `wanted` is absent when a part leads nowhere: then no organisation can have all of them. */
export type Words = {
  readonly parts: readonly Part[]
  readonly key: string
  readonly wanted: Wanted | undefined
}

/** A part that leads to fewer is looked up alone, and the others are compared with what it led to. */
const few = 1000

/** The parts of what was typed, each with how far it leads. */
export async function wordsOf(db: Database, typed: string): Promise<Words> {
  const { rows: parts } = await sql<Part & { key: string }>`
    select words, query::text as query, search_key(${typed}) as key,
      (select count(*)::integer from (select from organisation_search where terms @@ query limit ${few}) as one) as uses
    from search_parts(${typed})`.execute(db)
  const leadsNowhere = parts.length === 0 || parts.some(({ uses }) => uses === 0)
  const key = parts[0]?.key ?? ''
  return { parts, key, wanted: leadsNowhere ? undefined : { ...wantedOf(parts), key } }
}

function wantedOf(parts: readonly Part[]): Omit<Wanted, 'key'> {
  const [rarest] = parts.toSorted((one, other) => one.uses - other.uses)
  return {
    all: parts.map(({ query }) => `(${query})`).join(' & '),
    rarest: rarest && rarest.uses < few && parts.length > 1 ? rarest.query : undefined,
  }
}

/**
 * The same with words that may have been meant: in place of those that lead nowhere, else beside all of them. A word that
 * nothing comes near is left out.
 */
export async function guessOf(db: Database, { parts, key }: Words): Promise<Wanted | undefined> {
  const lost = parts.filter(({ uses }) => uses === 0)
  const doubted = new Set((lost.length > 0 ? lost : parts).flatMap(({ words }) => words))
  const near = await nearest(db, [...doubted])
  const guessed = parts.flatMap((part) => {
    if (part.uses > 0 && lost.length > 0) return [part.query]
    const meant = part.words.map((word) => near.get(word)).filter((one) => one !== undefined)
    const said = meant.length > 0 ? `(${meant.join(') & (')})` : undefined
    if (part.uses === 0) return said ? [said] : []
    return [said ? `${part.query} | ${said}` : part.query]
  })
  return guessed.length > 0 ? { all: guessed.map((one) => `(${one})`).join(' & '), key } : undefined
}

async function nearest(db: Database, words: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ word: string; query: string }>`
    select word, query from (
      select word, near_query(word)::text as query from unnest(${[...words]}::text[]) as word
    ) as one where query is not null`.execute(db)
  return new Map(rows.map(({ word, query }) => [word, query]))
}
