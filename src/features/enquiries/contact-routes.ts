import { inTransaction } from '../../platform/database/database.ts'
import type { House } from '../../platform/house.ts'
import {
  actorOf,
  filesOf,
  formOf,
  keptForm,
  notify,
  seeOther,
  sendPage,
  spend,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../platform/http/index.ts'
import type { Problem, Typed } from '../../values/problem.ts'
import { openEnquiry } from './actions/open.ts'
import { contextOf, wordsOfAbout } from './context.ts'
import { fileOfForm, keepFiles, type Handed } from './files.ts'
import { contactPage, sentPage } from './pages/contact.ts'
import { isByProgram, parseContact, type Asked } from './parse.ts'
import { aboutOf } from './rules.ts'
import type { NewEnquiry } from './types.ts'

const look = { config: { permission: 'everyone', freshness: 'any', limit: 'pages' } } as const
const ask = {
  config: { permission: 'everyone', freshness: 'any', limit: 'sign-up', takesFiles: true },
} as const

/** The contact form: for everybody, signed in or not. */
export function contactRoutes(server: Server, house: House): void {
  server.get('/help/contact', look, async (request, reply) => {
    const { about, desk } = contextOf(request)
    const fresh = { ...(desk && { desk }), ...(about && { about: about.ref }) }
    return show(house, request, reply, 200, (await keptForm(request)) ?? fresh, [], about?.ref)
  })

  server.post('/help/contact', ask, async (request, reply) => {
    const typed = formOf(request)
    if (isByProgram(typed)) return seeOther(reply, '/help/contact/sent')
    const parsed = parseContact(typed, actorOf(request).kind === 'person')
    const files = fileOfForm(filesOf(request).get('file'))
    const problems = [...(parsed.ok ? [] : parsed.problems), ...('code' in files ? [files] : [])]
    if (!parsed.ok || 'code' in files) return show(house, request, reply, 422, typed, problems)
    return open(house, request, reply, parsed.value, files)
  })

  server.get('/help/contact/sent', look, (request, reply) =>
    sendPage(reply, 200, sentPage(textsOf(request), house.demo ? '/outbox' : undefined)),
  )
}

async function open(
  house: House,
  request: Request,
  reply: Reply,
  asked: Asked,
  files: readonly Handed[],
): Promise<Reply> {
  const actor = actorOf(request)
  const isSignedIn = actor.kind === 'person'
  // A letter goes to an address that a stranger typed.
  if (!isSignedIn) await spend(request, 'sign-up-letter')
  const it: NewEnquiry = {
    ...asked,
    source: 'form',
    files: await keepFiles(house, files),
    language: textsOf(request).language,
    writer: isSignedIn ? { personId: actor.personId } : { name: asked.name, address: asked.email },
  }
  const { number } = await inTransaction(house.db, (tx) =>
    openEnquiry(tx, house, actor, it, house.clock.now()),
  )
  if (!isSignedIn) return seeOther(reply, '/help/contact/sent')
  notify(request, 'enquiries.opened', { number })
  return seeOther(reply, `/enquiries/${number}`)
}

async function show(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  typed: Typed,
  problems: readonly Problem[],
  offered = String(typed['about'] ?? ''),
): Promise<Reply> {
  const t = textsOf(request)
  const view = {
    contacts: house.profile.helpContacts,
    isSignedIn: actorOf(request).kind === 'person',
    typed,
    problems,
    about: await wordsOfAbout(house, t, offered ? aboutOf(offered) : undefined),
  }
  return sendPage(reply, status, contactPage(t, view))
}
