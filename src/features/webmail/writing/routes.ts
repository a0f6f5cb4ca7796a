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
import { saveDraft, type Wish } from './actions/save.ts'
import { sendOnce, takeBack } from './actions/send.ts'
import { findDraft } from './draft.ts'
import { sendingPage } from './pages/sending.ts'
import { writePage, type WriteView } from './pages/write.ts'
import { aboutOf, Around, begunWith, DraftPath, formIn, NewQuery, parseLetter, SendingPath } from './parse.ts'
import { keepQuietly } from './quietly.ts'
import { findForm, findLater, findWaiting, isLeaving } from './store.ts'
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
    const { draft: id } = DraftPath.parse(request.params)
    const draft = await findDraft(house.db, mine.mailbox.id, id)
    if (!draft) return seeOther(reply, await laterPage(house, mine, id))
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
    if (around.act === 'discard') return discard(house, request, reply, mine, around)
    const parsed = parseLetter(formOf(request), around.act === 'send')
    const [added, tooLarge] = addedFile(request)
    if (!parsed.ok || tooLarge.length > 0) {
      const [draft, notKept] = parsed.ok ? [] : await keepFile(house, request, mine, around, added)
      const problems = [...(parsed.ok ? [] : parsed.problems), ...tooLarge, ...(notKept ?? [])]
      return again(house, request, reply, mine, { problems, draft })
    }
    const outcome = await keep(house, request, mine, parsed.value, around, added)
    if (!isRefusal(outcome)) return seeOther(reply, outcome)
    return again(house, request, reply, mine, { problems: added.length > 0 ? chooseAgain : [], no: outcome })
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

/** Where a draft lies now that was kept once more when its page was left. */
async function laterPage({ db }: House, { mailbox }: Mine, id: string): Promise<string> {
  const later = await findLater(db, mailbox.id, id)
  if (!later || !(await findDraft(db, mailbox.id, later))) throw new NotFound()
  return `/mail/write/${later}`
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

type Wrong = {
  readonly problems: readonly Problem[]
  readonly no?: Refusal | undefined
  /** Where the letter lies now. */
  readonly draft?: string | undefined
}

/** The form once more, as it was typed, with what is wrong. */
async function again(house: House, request: Request, reply: Reply, mine: Mine, it: Wrong): Promise<Reply> {
  const around = Around.parse(formOf(request))
  const known = { ...around, draft: it.draft ?? around.draft }
  const view = await typedView(house, mine, formOf(request), known)
  const { problems, no } = it
  return sendPage(reply, no ? 409 : 422, writePage(textsOf(request), { ...view, problems, no }))
}

/** A browser forgets the file that was chosen when it shows a form again: it is said, or the file is kept. */
const chooseAgain: readonly Problem[] = [{ field: 'file', code: 'webmail.problem.file-again' }]

/** Keeps a file that came along with a letter that is not right yet. */
async function keepFile(
  house: House,
  request: Request,
  mine: Mine,
  around: Around,
  added: readonly DraftFile[],
): Promise<[draft?: string, problems?: readonly Problem[]]> {
  if (added.length === 0) return []
  const lenient = parseLetter(formOf(request), false)
  const saved = lenient.ok && (await saveDraft(house, mine, wishOf(request, lenient.value, around, added)))
  return saved && !isRefusal(saved) ? [saved.draft] : [undefined, chooseAgain]
}

function wishOf(request: Request, written: Written, around: Around, added: readonly DraftFile[]): Wish {
  const removed = /^remove:(\d{1,3})$/.exec(around.act)?.[1]
  return {
    written,
    name: signedIn(request).name,
    draft: around.draft,
    form: formIn(around),
    about: aboutOf(around),
    added,
    ...(removed !== undefined && { removed: [Number(removed)] }),
    withOriginals: around.originals,
  }
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
  const saved = await saveDraft(house, mine, wishOf(request, written, around, added))
  if (isRefusal(saved)) return saved
  const page = `/mail/write/${saved.draft}`
  if (around.act !== 'send') {
    if (saved.isBesides) notify(request, 'webmail.draft.two', undefined, 'info')
    if (around.act === 'save') notify(request, 'webmail.saved')
    return page
  }
  const sent = await sendOnce(house, mine, saved, around.form)
  if (!isRefusal(sent)) return `/mail/sending/${sent.sending}`
  if (sent.refused.startsWith('mailbox.full')) notify(request, 'webmail.full', undefined, 'bad', '/mail/room')
  else notify(request, sent.refused, sent.values, 'bad')
  const isThere = await findDraft(house.db, mine.mailbox.id, saved.draft)
  return isThere ? page : '/mail/drafts'
}

function addedFile(request: Request): [readonly DraftFile[], readonly Problem[]] {
  const upload = filesOf(request).get('file')
  if (!upload || (upload.bytes.length === 0 && !upload.name)) return [[], []]
  if (upload.isTooLarge) return [[], [{ field: 'file', code: 'webmail.problem.file' }]]
  return [[{ name: upload.name, type: 'application/octet-stream', bytes: upload.bytes }], []]
}

async function discard(
  house: House,
  request: Request,
  reply: Reply,
  mine: Mine,
  { draft: id, form }: Around,
): Promise<Reply> {
  const { db } = house
  const { id: mailbox } = mine.mailbox
  const known = form && (await findForm(db, mailbox, form))?.draftId
  const draft =
    (id && (await findDraft(db, mailbox, id))) ||
    (known && (await findDraft(db, mailbox, known))) ||
    undefined
  // A page from before the letter was sent must not take it back by this name.
  const isOut = draft && (await isLeaving(db, mailbox, draft.id))
  if (draft && !isOut)
    await expunge(house, mailbox, draft.folderId, { uids: [draft.uid], onlyDeleted: false })
  notify(request, isOut ? 'webmail.sent-already' : 'webmail.discarded', undefined, isOut ? 'info' : 'good')
  return seeOther(reply, '/mail/drafts')
}
