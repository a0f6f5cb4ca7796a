import {
  CompiledQuery,
  type KyselyPlugin,
  type PluginTransformQueryArgs,
  type RootOperationNode,
} from 'kysely'
import type { Database } from '../../src/platform/database/database.ts'

/** How PostgreSQL goes about each statement of `work`, in order; with options of `explain` also what it did. */
export async function plansOf(
  db: Database,
  work: (db: Database) => Promise<unknown>,
  options = '',
): Promise<string[]> {
  const listening = new Listening(db)
  await work(db.withPlugin(listening))
  const plans: string[] = []
  for (const { sql, parameters } of listening.heard) {
    const { rows } = await db.executeQuery<{ 'QUERY PLAN': string }>(
      CompiledQuery.raw(`explain ${options && `(${options})`} ${sql}`, [...parameters]),
    )
    plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'))
  }
  return plans
}

class Listening implements KyselyPlugin {
  readonly heard: CompiledQuery[] = []
  readonly #db: Database
  constructor(db: Database) {
    this.#db = db
  }

  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    this.heard.push(this.#db.getExecutor().compileQuery(node, queryId))
    return node
  }

  transformResult: KyselyPlugin['transformResult'] = ({ result }) => Promise.resolve(result)
}
