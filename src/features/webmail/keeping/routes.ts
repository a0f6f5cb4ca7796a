import { z } from 'zod'
import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import {
  formOf,
  notify,
  queryOf,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { listPeople, viewerOf } from '../../directory/index.ts'
import { holdersOf } from '../../accounts/index.ts'
import { expunge, largest, listedByIds, type MessageId } from '../../mailbox/index.ts'
import { act, look } from '../doors.ts'
import { mineOf, type Mine } from '../mine.ts'
import { ActForm } from '../reading/parse.ts'
import { readerOf } from '../reading/view.ts'
import { findSignature, saveSignature } from '../writing/store.ts'
import { keysPage } from './pages/keys.ts'
import { peoplePage } from './pages/people.ts'
import { roomPage } from './pages/room.ts'
import { settingsPage } from './pages/settings.ts'

const shown = 50
const PeopleQuery = z.object({
  q: z.string().max(120).catch(''),
  page: z.coerce.number().int().min(1).max(400).catch(1),
})
const longestSignature = 2000

/** What keeps a mailbox usable: room, a signature, people to write to, keys. */
export function keepingRoutes(server: Server, house: House): void {
  const { db } = house

  server.get('/mail/room', look, async (request, reply) => {
    const mine = await mineOf(house, request)
    const messages = await largest(db, mine.mailbox.id, shown)
    return sendPage(reply, 200, roomPage(textsOf(request), mine, messages, readerOf(house, request)))
  })

  server.post('/mail/room', act, async (request, reply) => {
    const mine = await mineOf(house, request)
    const count = await deleteForGood(house, mine, ActForm.parse(request.body ?? {}).pick)
    if (count > 0) notify(request, 'webmail.done.expunge', { count })
    else notify(request, 'webmail.nothing-picked', undefined, 'bad')
    return seeOther(reply, '/mail/room')
  })

  server.get('/mail/settings', look, async (request, reply) => {
    const mine = await mineOf(house, request)
    const typed = formOf(request)['signature']
    const signature = typeof typed === 'string' ? typed : await findSignature(db, mine.mailbox.id)
    return sendPage(reply, 200, settingsPage(textsOf(request), mine, { signature, problems: [] }))
  })

  server.post('/mail/settings', act, async (request, reply) => {
    const mine = await mineOf(house, request)
    const signature = signatureOf(request)
    if (signature.length > longestSignature) {
      const problems = [
        { field: 'signature', code: 'platform.forms.too-long', values: { max: longestSignature } },
      ]
      return sendPage(reply, 422, settingsPage(textsOf(request), mine, { signature, problems }))
    }
    await inTransaction(db, (tx) => saveSignature(tx, mine.mailbox.id, signature, house.clock.now()))
    notify(request, 'webmail.settings.saved')
    return seeOther(reply, '/mail/settings')
  })

  server.get('/mail/people', look, async (request, reply) => {
    const mine = await mineOf(house, request)
    const { q, page } = PeopleQuery.parse(queryOf(request))
    const viewer = await viewerOf(db, signedIn(request))
    const found = q.trim() === '' ? undefined : await listPeople(db, viewer, { words: q, page }, holdersOf)
    return sendPage(reply, 200, peoplePage(textsOf(request), mine, { q, found }))
  })

  server.get('/mail/keys', look, async (request, reply) =>
    sendPage(reply, 200, keysPage(textsOf(request), await mineOf(house, request))),
  )
}

const signatureOf = (request: Request): string => {
  const typed = formOf(request)['signature']
  return ([typed ?? ''].flat()[0] ?? '').replace(/\r\n?/g, '\n').trim()
}

/** Takes messages away for good, out of every folder they lie in: otherwise deleting would give back nothing. */
async function deleteForGood(
  house: House,
  { mailbox, folders }: Mine,
  pick: readonly MessageId[],
): Promise<number> {
  const places = await listedByIds(house.db, mailbox.id, pick)
  let count = 0
  for (const { id } of folders) {
    const uids = places.filter(({ folderId }) => folderId === id).map(({ uid }) => uid)
    const gone = uids.length > 0 ? await expunge(house, mailbox.id, id, { uids, onlyDeleted: false }) : []
    if (!isRefusal(gone)) count += gone.length
  }
  return count
}
