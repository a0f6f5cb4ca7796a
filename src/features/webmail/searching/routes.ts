import type { House } from '../../../platform/house.ts'
import {
  notify,
  queryOf,
  seeOther,
  sendPage,
  textsOf,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import { listedByIds, search, type Criterion, type ListedMessage } from '../../mailbox/index.ts'
import { act } from '../doors.ts'
import { folderKey, mineOf, type Mine } from '../mine.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { actOn } from '../reading/acting.ts'
import { judgementsFor } from '../reading/judging.ts'
import { ActForm } from '../reading/parse.ts'
import { aPage, readerOf } from '../reading/view.ts'
import { folderName } from '../words.ts'
import { searchPage } from './pages/search.ts'
import { SearchQuery } from './parse.ts'
import { readQuery, type Asked } from './query/rules.ts'

const look = {
  config: { permission: 'signed-in', freshness: 'any', limit: 'search', viewing: 'closed' },
} as const

/** Searching all folders, or one. */
export function searchingRoutes(server: Server, house: House): void {
  server.get('/mail/search', look, async (request, reply) => {
    const mine = await mineOf(house, request)
    const { q, in: within, page } = SearchQuery.parse(queryOf(request))
    const typed = readQuery(q)
    const asked = { ...typed, in: typed.in ?? (within.toLowerCase() || undefined) }
    const found = await find(house, request, mine, asked, page)
    const view = {
      ...mine,
      ...found,
      q,
      asked,
      page,
      within,
      judgements: await judgementsFor(house, mine.mailbox.id, found.list.messages),
      reader: readerOf(house, request),
    }
    return sendPage(reply, 200, searchPage(textsOf(request), view))
  })

  server.post('/mail/search/acts', act, async (request, reply) => {
    const mine = await mineOf(house, request)
    const wish = ActForm.parse(request.body ?? {})
    await actOnFound(house, request, mine, wish)
    const { q, in: within, page } = SearchQuery.parse(queryOf(request))
    return seeOther(
      reply,
      `/mail/search?q=${encodeURIComponent(q)}&in=${encodeURIComponent(within)}&page=${page}`,
    )
  })
}

/** What was found lies in several folders; each does its part. */
async function actOnFound(
  house: House,
  request: Request,
  mine: Mine,
  wish: ReturnType<typeof ActForm.parse>,
): Promise<void> {
  const messages = await listedByIds(house.db, mine.mailbox.id, wish.pick)
  let count = 0
  for (const folder of mine.folders) {
    const pick = messages.filter(({ folderId }) => folderId === folder.id).map(({ id }) => id)
    if (pick.length === 0) continue
    const done = await actOn(house, mine, folder, { ...wish, pick, whole: false })
    if (isRefusal(done)) return notify(request, done.refused, done.values, 'bad')
    count += done.count
  }
  if (count > 0) notify(request, 'webmail.done', { count })
  else notify(request, 'webmail.nothing-picked', undefined, 'bad')
}

type Found = {
  readonly list: { readonly messages: readonly ListedMessage[] }
  readonly hasMore: boolean
  readonly unknownFolder: boolean
}

const nothing: Found = { list: { messages: [] }, hasMore: false, unknownFolder: false }

async function find(house: House, request: Request, mine: Mine, asked: Asked, page: number): Promise<Found> {
  const folder = asked.in === undefined ? undefined : folderNamed(request, mine, asked.in)
  if (asked.in !== undefined && !folder) return { ...nothing, unknownFolder: true }
  const criteria = criteriaOf(asked)
  if (criteria.length === 0) return nothing
  const all: Criterion = { all: [...criteria, ...(folder ? [{ folder: folder.id }] : [])] }
  const ids = (await search(house.db, { mailboxId: mine.mailbox.id }, all, page * aPage + 1)).map(
    ({ id }) => id,
  )
  const messages = await listedByIds(house.db, mine.mailbox.id, ids.slice((page - 1) * aPage, page * aPage))
  return { list: { messages }, hasMore: ids.length > page * aPage, unknownFolder: false }
}

/** A folder by what it is for, its name in the reader's language, or its path. */
function folderNamed(request: Request, { folders }: Mine, name: string) {
  const t = textsOf(request)
  return folders.find((one) =>
    [folderKey(one), folderName(t, one), one.path].some((known) => known.toLowerCase() === name),
  )
}

const flags = {
  unread: { not: { flag: '\\Seen' } },
  read: { flag: '\\Seen' },
  flagged: { flag: '\\Flagged' },
  answered: { flag: '\\Answered' },
}

const criteriaOf = ({ words, from, to, subject, hasFile, before, after, is }: Asked): Criterion[] => [
  ...(words ? [{ words }] : []),
  ...from.map((one) => ({ words: one, in: 'from' as const })),
  ...to.map((one) => ({ words: one, in: 'to' as const })),
  ...subject.map((one) => ({ words: one, in: 'subject' as const })),
  ...(hasFile ? [{ hasAttachments: true as const }] : []),
  ...(before ? [{ before }] : []),
  ...(after ? [{ since: after }] : []),
  ...is.map((one) => flags[one]),
]
