import type { Reply, Request } from '../../platform/http/index.ts'
import type { SignedIn } from '../../values/actor.ts'
import type { Problem } from '../../values/problem.ts'
import type { Remit } from './store/lists.ts'

/** A desk: where it stands, who may come, and about whom it decides. */
export type Desk = {
  readonly base: string
  readonly permission: string
  readonly remit: (actor: SignedIn) => Promise<Remit>
}

/** Shows the list of a desk again, with what was wrong about a form on it. */
export type ShowList = (
  request: Request,
  reply: Reply,
  trouble: { readonly status: number; readonly problems: readonly Problem[] },
) => Promise<Reply>
