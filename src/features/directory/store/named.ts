import { sql } from 'kysely'
import type { SqlBool } from 'kysely'

/**
 * For queries over `person`: every word typed is a word of the person's name, of the name on the badge or of the name in
 * the other script. In any order and script, case and accents aside, and never only similar. No words name nobody.
 */
export const isNamed = (typed: string) =>
  sql<SqlBool>`cardinality(name_words(${typed})) > 0 and
    person_words(person.name, person.badge_name, person.other_script_name) @> name_words(${typed})`
