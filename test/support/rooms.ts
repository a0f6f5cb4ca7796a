import type { House } from '../../src/platform/house.ts'
import { html } from '../../src/platform/ui/index.ts'
import { makeAccount } from './people.ts'
import type { SignedIn } from '../../src/values/actor.ts'
import {
  actorOf,
  endSession,
  formOf,
  keptForm,
  notify,
  sendPage,
  signedIn,
  startSession,
  takeReturn,
  seeOther,
  type RouteConfig,
  type Server,
} from '../../src/platform/http/index.ts'

export const door = (permission: string, freshness: 'any' | 'recent' = 'any'): { config: RouteConfig } => ({
  config: { permission, freshness, limit: 'pages' },
})

/** Somebody with an account, who holds these permissions. */
export async function somebody(house: House, name: string, ...permissions: string[]): Promise<SignedIn> {
  const account = await makeAccount(house.db, { name })
  return {
    kind: 'person',
    accountId: account.id,
    personId: account.personId,
    name,
    permissions: new Set(['everyone', 'signed-in', ...permissions]),
    assurance: 'two-factor',
    withheld: new Set(),
  }
}

/** A few routes such as rooms have: a public form, a page of one's own, an act that wants a fresh proof. */
export function openRooms(server: Server, acts: string[]): void {
  const shown = (value: unknown) => html`<p id="typed">${JSON.stringify(value ?? null)}</p>`

  server.get('/form', door('everyone'), async (request, reply) =>
    sendPage(reply, 200, { title: 'Form', form: 'form', body: shown(await keptForm(request)) }),
  )
  server.post('/form', door('everyone'), async (request, reply) => {
    acts.push('form')
    notify(request, 'platform.notices.form-kept')
    return sendPage(reply, 200, { title: 'Sent', body: shown(formOf(request)) })
  })
  server.get('/mine', door('signed-in'), async (request, reply) =>
    sendPage(reply, 200, {
      title: 'Mine',
      form: 'form',
      body: html`${signedIn(request).name} ${shown(formOf(request))}`,
    }),
  )
  server.post('/mine/change', door('signed-in', 'recent'), async (request, reply) => {
    acts.push(`change by ${signedIn(request).name}`)
    return seeOther(reply, '/mine')
  })
  server.get('/desk', door('desk.open'), async (_request, reply) =>
    sendPage(reply, 200, { title: 'Desk', body: html`` }),
  )
  server.get('/sign-in', door('stranger-only'), async (request, reply) =>
    sendPage(reply, 200, { title: 'Sign in', body: html`${actorOf(request).kind}` }),
  )
  server.get('/new', door('stranger-only'), (_request, reply) =>
    sendPage(reply, 200, { title: 'New', body: html`` }),
  )
  server.post('/sign-in', door('stranger-only'), async (request, reply) => {
    await startSession(reply, String(formOf(request)['account']), 'two-factor')
    return seeOther(reply, takeReturn(request) ?? '/mine')
  })
  server.post('/sign-out', door('signed-in'), async (_request, reply) => {
    await endSession(reply)
    return seeOther(reply, '/form')
  })
}
