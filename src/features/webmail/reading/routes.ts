import type { House } from '../../../platform/house.ts'
import {
  notify,
  queryOf,
  seeOther,
  sendFile,
  sendPage,
  signedIn,
  textsOf,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { emptyFolder, mark, readRaw } from '../../mailbox/index.ts'
import { act, look } from '../doors.ts'
import { cleanLetter } from '../letter/clean.ts'
import { heightFor } from '../letter/document.ts'
import { findMine, folderKey, folderOf, mineOf } from '../mine.ts'
import { actOn } from './acting.ts'
import { frameRoutes } from './frame-routes.ts'
import { readPart } from './letter.ts'
import { emptyingPage, noMailboxPage } from './pages/asides.ts'
import { folderPage } from './pages/list.ts'
import { showPage, type Shown } from './pages/show.ts'
import { ActForm, FilePath, FolderPath, LetterQuery } from './parse.ts'
import { reportLetter, saySender } from './saying.ts'
import { folderView, messageView, type MessageView } from './view.ts'

/** Folders, lists and letters, and what can be done to them. */
export function readingRoutes(server: Server, house: House): void {
  frameRoutes(server, house)

  server.get('/mail', look, async (request, reply) => {
    const mine = await findMine(house, signedIn(request))
    return mine ? seeOther(reply, '/mail/inbox') : sendPage(reply, 200, noMailboxPage(textsOf(request)))
  })

  server.get('/mail/:folder', look, async (request, reply) =>
    sendPage(reply, 200, folderPage(textsOf(request), await folderView(house, request))),
  )

  server.get('/mail/:folder/:message', look, async (request, reply) => {
    const view = await messageView(house, request)
    await markRead(house, request, view)
    const shown = shownOf(request, view)
    const files = view.letter.files.filter(
      ({ contentId }) => !contentId || !view.letter.html?.includes(`cid:${contentId}`),
    )
    const around = await folderView(house, request)
    const page = showPage(textsOf(request), { ...around, ...view, folders: around.folders, shown, files })
    return sendPage(reply, 200, page, { framesOwn: true })
  })

  server.get('/mail/:folder/:message/files/:number', look, async (request, reply) => {
    const { letter } = await messageView(house, request)
    const part = await readPart(house.db, letter.row, FilePath.parse(request.params).number)
    if (!part) return reply.callNotFound()
    // Whatever it says it is, it is saved and never shown: what a browser would show here would be ours.
    return sendFile(reply, { name: part.file.name, type: 'application/octet-stream', body: part.bytes })
  })

  server.get('/mail/:folder/:message/source', look, async (request, reply) => {
    const { message } = await messageView(house, request)
    const raw = (await readRaw(house.db, message.blobId)) ?? Buffer.alloc(0)
    return sendFile(reply, { name: 'message.eml', type: 'message/rfc822', body: raw })
  })

  server.post('/mail/:folder/acts', act, async (request, reply) => {
    const mine = await mineOf(house, request)
    const folder = folderOf(mine, FolderPath.parse(request.params).folder)
    const wish = ActForm.parse(request.body ?? {})
    const done = await actOn(house, mine, folder, wish)
    if (isRefusal(done)) notify(request, done.refused, done.values, 'bad')
    else notify(request, `webmail.done.${done.act}`, { count: done.count, folder: done.to?.path ?? '' })
    return seeOther(
      reply,
      `/mail/${folderKey(folder)}${/^\d+-\d+$/.test(wish.back) ? `?before=${wish.back}` : ''}`,
    )
  })

  server.post('/mail/:folder/:message/sender', act, async (request, reply) => {
    const view = await messageView(house, request)
    notify(request, await saySender(house, view, request.body))
    return seeOther(reply, `/mail/${folderKey(view.folder)}/${view.message.id}`)
  })

  server.post('/mail/:folder/:message/report', act, async (request, reply) => {
    const view = await messageView(house, request)
    await reportLetter(house, signedIn(request), view)
    notify(request, 'webmail.reported')
    return seeOther(reply, `/mail/${folderKey(view.folder)}`)
  })

  server.get('/mail/:folder/emptying', look, async (request, reply) => {
    const mine = await mineOf(house, request)
    const folder = folderOf(mine, FolderPath.parse(request.params).folder)
    if (folder.role !== 'trash' && folder.role !== 'junk') return reply.callNotFound()
    return sendPage(reply, 200, emptyingPage(textsOf(request), mine, folder))
  })

  server.post('/mail/:folder/emptying', act, async (request, reply) => {
    const mine = await mineOf(house, request)
    const { role } = folderOf(mine, FolderPath.parse(request.params).folder)
    if (role !== 'trash' && role !== 'junk') return reply.callNotFound()
    const gone = await emptyFolder(house, mine.mailbox.id, role)
    if (isRefusal(gone)) notify(request, gone.refused, gone.values, 'bad')
    else notify(request, 'webmail.done.expunge', { count: gone })
    return seeOther(reply, `/mail/${role}`)
  })
}

/**
 * A letter that somebody opens is read from then on. It is the one thing a GET changes here, as everywhere mail is read; a browser
 * that only fetches ahead changes nothing.
 */
async function markRead(house: House, request: Request, view: MessageView): Promise<void> {
  const { mailbox, folder, message } = view
  const isAhead = /prefetch|prerender/i.test(
    `${String(request.headers['sec-purpose'])} ${String(request.headers['purpose'])}`,
  )
  if (isAhead || message.flags.includes('\\Seen')) return
  await mark(house, mailbox.id, folder.id, [message.uid], { how: 'add', flags: ['\\Seen'] })
}

/** HTML in its frame, unless there is none, somebody wants the words alone, or the letter is not to be believed. */
function shownOf(request: Request, { letter, judgement, sender }: MessageView): Shown {
  const { as, pictures } = LetterQuery.parse(queryOf(request))
  const { html, plain } = letter
  if (html !== undefined && as !== 'text' && (as === 'html' || judgement.level !== 'bad')) {
    const { markup, text, remotePictures } = cleanLetter(html)
    const showsPictures = judgement.level !== 'bad' && (pictures || sender.showsPictures)
    return { kind: 'frame', height: heightFor(markup, text), remotePictures, showsPictures }
  }
  const text = plain?.text ?? (html === undefined ? '' : cleanLetter(html).text)
  return {
    kind: 'text',
    text,
    flowed: plain?.flowed ?? false,
    delSp: plain?.delSp ?? false,
    hasHtml: html !== undefined,
  }
}
