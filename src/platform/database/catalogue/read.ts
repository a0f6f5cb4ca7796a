import pg from 'pg'
import { clientOptions, type Connection } from '../pool.ts'

export type Column = {
  readonly name: string
  readonly type: string
  readonly mayBeNull: boolean
  readonly standard: string | null
  readonly isComputed: boolean
  readonly comment: string | null
}
export type Rule = { readonly name: string; readonly words: string }
export type Table = {
  readonly name: string
  readonly comment: string | null
  readonly columns: readonly Column[]
  readonly rules: readonly Rule[]
  readonly indexes: readonly Rule[]
}

/** `migration` is the migrator's own; libraries keep their tables in schemas of their own. */
const query = `
  select c.relname as name, obj_description(c.oid, 'pg_class') as comment,
    (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
        'mayBeNull', not a.attnotnull, 'standard', pg_get_expr(d.adbin, d.adrelid), 'isComputed', a.attgenerated <> '',
        'comment', col_description(c.oid, a.attnum)) order by a.attnum)
      from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    (select coalesce(json_agg(json_build_object('name', k.conname, 'words', pg_get_constraintdef(k.oid)) order by k.conname), '[]')
      from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n') as rules,
    (select coalesce(json_agg(json_build_object('name', i.relname, 'words', pg_get_indexdef(i.oid)) order by i.relname), '[]')
      from pg_index x join pg_class i on i.oid = x.indexrelid
      where x.indrelid = c.oid and not exists (select from pg_constraint k where k.conindid = i.oid)) as indexes
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'migration'
  order by c.relname`

/** The tables as the database itself describes them, in alphabetical order. */
export async function readCatalogue(connection: Connection): Promise<Table[]> {
  const client = new pg.Client(clientOptions(connection))
  await client.connect()
  try {
    return (await client.query<Table>(query)).rows
  } finally {
    await client.end()
  }
}
