import type { House } from '../../platform/house.ts'
import {
  formOf,
  keptForm,
  NotFound,
  notify,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../platform/http/index.ts'
import type { Problem, Typed } from '../../values/problem.ts'
import { isRefusal, type Refusal } from '../../values/refusal.ts'
import { addCollection, changeCollection } from './actions/collections.ts'
import { collectionPage, collectionsPage } from './pages/collections.ts'
import { CollectionPath, parseCollection, parseCollectionCode, seenIn, typedCollection } from './parse.ts'
import { keeps } from './reader.ts'
import { findCollection, listCollections } from './store/collections.ts'
import type { Collection } from './types.ts'

const look = { config: { permission: keeps, freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: keeps, freshness: 'any', limit: 'acts' } } as const
const base = '/desk/documents/collections'

/** The shelves of the library, as staff name them. */
export function collectionDeskRoutes(server: Server, house: House): void {
  server.get(base, look, async (request, reply) =>
    sendPage(reply, 200, collectionsPage(textsOf(request), await listCollections(house.db))),
  )
  server.get(`${base}/new`, look, async (request, reply) =>
    send(house, request, reply, 200, undefined, { typed: (await keptForm(request)) ?? {} }),
  )
  server.post(base, act, (request, reply) => add(house, request, reply))
  server.get(`${base}/:collection`, look, async (request, reply) => {
    const it = await collectionAt(house, request)
    return send(house, request, reply, 200, it, { typed: (await keptForm(request)) ?? typedCollection(it) })
  })
  server.post(`${base}/:collection`, act, (request, reply) => change(house, request, reply))
}

async function collectionAt({ db }: House, request: Request): Promise<Collection> {
  const it = await findCollection(db, CollectionPath.parse(request.params).collection)
  if (!it) throw new NotFound()
  return it
}

type Trouble = { readonly typed: Typed; readonly problems?: readonly Problem[]; readonly no?: Refusal }

function send(
  { profile }: House,
  request: Request,
  reply: Reply,
  status: number,
  it: Collection | undefined,
  { typed, problems = [], no }: Trouble,
): Reply {
  const view = { it, languages: profile.languages, typed, problems, no }
  return sendPage(reply, status, collectionPage(textsOf(request), view))
}

async function add(house: House, request: Request, reply: Reply): Promise<Reply> {
  const typed = formOf(request)
  const [code, words] = [parseCollectionCode(typed), parseCollection(typed, house.profile.languages)]
  if (!code.ok || !words.ok) {
    const problems = [...(code.ok ? [] : code.problems), ...(words.ok ? [] : words.problems)]
    return send(house, request, reply, 422, undefined, { typed, problems })
  }
  const outcome = await addCollection(house, signedIn(request), { ...code.value, ...words.value })
  if (isRefusal(outcome)) {
    const problems = [{ field: 'code', code: outcome.refused }]
    return send(house, request, reply, 409, undefined, { typed, problems })
  }
  notify(request, 'documents.done.collection-saved')
  return seeOther(reply, base)
}

async function change(house: House, request: Request, reply: Reply): Promise<Reply> {
  const [it, typed] = [await collectionAt(house, request), formOf(request)]
  const parsed = parseCollection(typed, house.profile.languages)
  if (!parsed.ok) return send(house, request, reply, 422, it, { typed, problems: parsed.problems })
  const words = { id: it.id, seen: seenIn(typed), ...parsed.value }
  const outcome = await changeCollection(house, signedIn(request), words)
  if (isRefusal(outcome)) {
    const again = { ...typed, seen: it.changedAt.toISOString() }
    return send(house, request, reply, 409, it, { typed: again, no: outcome })
  }
  notify(request, 'documents.done.collection-saved')
  return seeOther(reply, base)
}
