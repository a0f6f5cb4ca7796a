import { sql } from 'kysely'
import type { Expression, SqlBool } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'

const mostWords = 6
/** From this length on a word may have a letter wrong; shorter ones would be anything. */
const lettersForOneWrong = 4

/** What was typed as the words that names are compared by; none when nothing of it can be a name. */
export async function nameWords(db: Database | Transaction, typed: string): Promise<readonly string[]> {
  const short = typed.trim().slice(0, 120)
  if (short === '') return []
  const { rows } = await sql<{ words: string[] }>`select name_words(${short}) as words`.execute(db)
  return (rows[0]?.words ?? []).slice(0, mostWords)
}

/**
 * For queries over `person`: every word begins a word of some name of theirs. One letter of an alphabet begins too many,
 * so it stands for itself; a character that is a word does not.
 */
export const startingWith = (words: readonly string[]): Expression<SqlBool> =>
  sql<SqlBool>`array_to_tsvector(person.words) @@ ${words.map(begins).join(' & ')}::tsquery`

const begins = (word: string): string => {
  const quoted = `'${word.replace(/\\/g, '\\\\').replace(/'/g, "''")}'`
  return [...word].length > 1 || /^[\p{Script=Han}\p{Script=Hangul}]$/u.test(word) ? `${quoted}:*` : quoted
}

/** The same, and one letter of each longer word may be wrong, missing, too many, or in its neighbour's place. */
export const matching = (words: readonly string[]): Expression<SqlBool> =>
  sql.join<SqlBool>(
    words.map((word) =>
      [...word].length < lettersForOneWrong
        ? startingWith([word])
        : sql<SqlBool>`(${startingWith([word])} or ${near(word)})`,
    ),
    sql` and `,
  )

const near = (word: string) => sql<SqlBool>`(
  one_letter_less(person.words) && one_letter_less(array[${word}]::text[])
  and exists (select from unnest(person.words) as known where is_one_letter_off(known, ${word}))
)`
