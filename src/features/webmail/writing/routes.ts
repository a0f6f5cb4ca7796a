import type { House } from '../../../platform/house.ts'
import {
  filesOf,
  formOf,
  keptForm,
  NotFound,
  notify,
  queryOf,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import type { Problem } from '../../../values/problem.ts'
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import { expunge } from '../../mailbox/index.ts'
import { act, look } from '../doors.ts'
import { mineOf, type Mine } from '../mine.ts'
import { saveDraft } from './actions/save.ts'
import { sendSoon, takeBack } from './actions/send.ts'
import { findDraft } from './draft.ts'
import { sendingPage } from './pages/sending.ts'
import { writePage, type WriteView } from './pages/write.ts'
import { aboutOf, Around, begunWith, DraftPath, NewQuery, parseLetter, SendingPath } from './parse.ts'
import { keepQuietly } from './quietly.ts'
import { findWaiting } from './store.ts'
import type { DraftFile, Waiting, Written } from './types.ts'
import { draftView, newView, typedView } from './view.ts'

const files = { config: { ...act.config, takesFiles: 'and-long-text' } } as const

/** Writing letters, keeping them, sending them, and thinking again. */
export function writingRoutes(server: Server, house: House): void {
  server.get('/mail/write', look, async (request, reply) => {
    const mine = await mineOf(house, request)
    const asked = NewQuery.parse(queryOf(request))
    const kept = await keptView(house, request, mine)
    const isThis = kept?.begun === begunWith(asked)
    return show(request, reply, isThis ? kept : await newView(house, request, mine, asked))
  })

  server.get('/mail/write/:draft', look, async (request, reply) => {
    const mine = await mineOf(house, request)
    const draft = await findDraft(house.db, mine.mailbox.id, DraftPath.parse(request.params).draft)
    if (!draft) throw new NotFound()
    return show(
      request,
      reply,
      (await keptView(house, request, mine)) ?? (await draftView(house, mine, draft)),
    )
  })

  server.post('/mail/write', files, async (request, reply) => {
    const mine = await mineOf(house, request)
    const around = Around.parse(formOf(request))
    if (around.act === 'keep') return keepQuietly(house, request, reply, mine, around)
    if (around.act === 'discard') return discard(house, request, reply, mine, around.draft)
    const parsed = parseLetter(formOf(request), around.act === 'send')
    const [added, tooLarge] = addedFile(request)
    if (!parsed.ok || tooLarge)
      return again(house, request, reply, mine, parsed.ok ? tooLarge! : parsed.problems)
    const outcome = await keep(house, request, mine, parsed.value, around, added)
    if (isRefusal(outcome)) return again(house, request, reply, mine, [], outcome)
    return seeOther(reply, outcome)
  })

  server.get('/mail/sending/:sending', look, async (request, reply) => {
    const mine = await mineOf(house, request)
    return sendPage(reply, 200, sendingPage(textsOf(request), mine, await waitingOf(house, request, mine)))
  })

  server.post('/mail/sending/:sending/withdrawal', act, async (request, reply) => {
    const mine = await mineOf(house, request)
    const { id: sending } = await waitingOf(house, request, mine)
    const outcome = await takeBack(house, mine, sending)
    if (isRefusal(outcome)) {
      notify(request, outcome.refused, outcome.values, 'bad')
      return seeOther(reply, `/mail/sending/${sending}`)
    }
    notify(request, 'webmail.taken-back')
    return seeOther(reply, `/mail/write/${outcome.draft}`)
  })
}

/** A letter of one's own on its way; somebody else's is not there. */
async function waitingOf({ db }: House, request: Request, { mailbox }: Mine): Promise<Waiting> {
  const waiting = await findWaiting(db, mailbox.id, SendingPath.parse(request.params).sending)
  if (!waiting) throw new NotFound()
  return waiting
}

const show = (request: Request, reply: Reply, view: WriteView) =>
  sendPage(reply, 200, writePage(textsOf(request), view))

/** What was typed before the language changed. */
async function keptView(house: House, request: Request, mine: Mine): Promise<WriteView | undefined> {
  const typed = await keptForm(request)
  return typed && typedView(house, mine, typed, Around.parse(typed))
}

/** The form once more, as it was typed, with what is wrong. */
async function again(
  house: House,
  request: Request,
  reply: Reply,
  mine: Mine,
  problems: readonly Problem[],
  no?: Refusal,
): Promise<Reply> {
  const view = await typedView(house, mine, formOf(request), Around.parse(formOf(request)))
  return sendPage(reply, no ? 409 : 422, writePage(textsOf(request), { ...view, problems, no }))
}

/** Keeps the draft, and sends it if that was asked for. Returns where to go on. */
async function keep(
  house: House,
  request: Request,
  mine: Mine,
  written: Written,
  around: Around,
  added: readonly DraftFile[],
): Promise<string | Refusal> {
  const removed = /^remove:(\d{1,3})$/.exec(around.act)?.[1]
  const saved = await saveDraft(house, mine, {
    written,
    name: signedIn(request).name,
    draft: around.draft,
    about: aboutOf(around),
    added,
    ...(removed !== undefined && { removed: [Number(removed)] }),
    withOriginals: around.originals,
  })
  if (isRefusal(saved)) return saved
  if (saved.isBesides) notify(request, 'webmail.draft.two', undefined, 'info')
  if (around.act !== 'send') {
    if (around.act === 'save') notify(request, 'webmail.saved')
    return `/mail/write/${saved.draft}`
  }
  const sent = await sendSoon(house, mine, saved.draft)
  if (isRefusal(sent)) {
    if (sent.refused.startsWith('mailbox.full'))
      notify(request, 'webmail.full', undefined, 'bad', '/mail/room')
    else notify(request, sent.refused, sent.values, 'bad')
    return `/mail/write/${saved.draft}`
  }
  return `/mail/sending/${sent.sending}`
}

function addedFile(request: Request): [readonly DraftFile[], readonly Problem[] | undefined] {
  const upload = filesOf(request).get('file')
  if (!upload || (upload.bytes.length === 0 && !upload.name)) return [[], undefined]
  if (upload.isTooLarge) return [[], [{ field: 'file', code: 'webmail.problem.file' }]]
  return [[{ name: upload.name, type: 'application/octet-stream', bytes: upload.bytes }], undefined]
}

async function discard(
  house: House,
  request: Request,
  reply: Reply,
  mine: Mine,
  id: string | undefined,
): Promise<Reply> {
  const draft = id === undefined ? undefined : await findDraft(house.db, mine.mailbox.id, id)
  if (draft) await expunge(house, mine.mailbox.id, draft.folderId, { uids: [draft.uid], onlyDeleted: false })
  notify(request, 'webmail.discarded')
  return seeOther(reply, '/mail/drafts')
}
