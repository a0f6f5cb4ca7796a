import { setTimeout as pause } from 'node:timers/promises'
import type {
  KyselyPlugin,
  PluginTransformQueryArgs,
  QueryId,
  RootOperationNode,
  UpdateQueryNode,
} from 'kysely'
import type { House } from '../../src/platform/house.ts'

/**
 * The same house on a database that forgets to lock: every `for update` is dropped, and so is the second look that
 * taking a seat has at the counter. What would have been locked is read and then held in hand for a moment, as on a slow
 * day. What ten at once prove must fail here, or they prove nothing.
 */
export const withoutLocks = <H extends House>(house: H): H => ({
  ...house,
  db: house.db.withPlugin(new Forgetful()),
})

/**
 * The same house on a database that forgets, besides, what a row must still be to be changed: of every condition only the
 * first is left, which says which row it is. With `setting`, only where that column is set.
 */
export const withoutGuards = <H extends House>(house: H, table: string, setting = ''): H => {
  const forgetful = withoutLocks(house)
  return { ...forgetful, db: forgetful.db.withPlugin(new Unguarded(table, setting)) }
}

class Unguarded implements KyselyPlugin {
  readonly #table: string
  readonly #setting: string
  constructor(table: string, setting: string) {
    this.#table = table
    this.#setting = setting
  }

  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    if (node.kind !== 'UpdateQueryNode' || !node.where) return node
    if (!JSON.stringify(node.table).includes(`"${this.#table}"`)) return node
    if (this.#setting && !JSON.stringify(node.updates).includes(`"${this.#setting}"`)) return node
    let where: unknown = node.where.where
    while (isAnd(where)) where = where.left
    return { ...node, where: { ...node.where, where: where as typeof node.where.where } }
  }

  transformResult: KyselyPlugin['transformResult'] = ({ result }) => Promise.resolve(result)
}

const isAnd = (where: unknown): where is { left: unknown } => (where as { kind?: string }).kind === 'AndNode'

class Forgetful implements KyselyPlugin {
  readonly #forgotten = new WeakSet<QueryId>()

  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    if (node.kind === 'UpdateQueryNode') return takesSeat(node) ? unguarded(node) : node
    if (node.kind !== 'SelectQueryNode' || !node.endModifiers?.length) return node
    this.#forgotten.add(queryId)
    return { ...node, endModifiers: [] }
  }

  transformResult: KyselyPlugin['transformResult'] = async ({ result, queryId }) => {
    if (this.#forgotten.has(queryId)) await pause(30)
    return result
  }
}

const takesSeat = (node: UpdateQueryNode): boolean =>
  /"(on_site|remote)_capacity"/.test(JSON.stringify(node.where))

/** Of `id = … and capacity …` only the id is left. */
const unguarded = (node: UpdateQueryNode): UpdateQueryNode =>
  node.where?.where.kind === 'AndNode'
    ? {
        ...node,
        where: { ...node.where, where: (node.where.where as { left?: never }).left ?? node.where.where },
      }
    : node
