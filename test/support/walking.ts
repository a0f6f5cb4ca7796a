import { actorFor } from './registering.ts'
import { Browser, testServer, type Answer, type Doorkeeper } from './server.ts'
import type { MadeAccount } from './people.ts'
import type { House } from '../../src/platform/house.ts'
import { formOf, seeOther, startSession, type Server } from '../../src/platform/http/index.ts'

/** A server with some rooms, and a way to be signed in without the sign-in room. */
export type Walk = {
  readonly server: Server
  /** A browser in which this account is signed in. */
  as(account: MadeAccount, permissions?: readonly string[], timeZone?: string): Promise<Browser>
  close(): Promise<void>
}

export async function openWalk(house: House, open: (server: Server, house: House) => void): Promise<Walk> {
  const people: Doorkeeper = new Map()
  const server = await testServer(house, people)
  const config = { permission: 'stranger-only', freshness: 'any', limit: 'sign-in' } as const
  server.post('/test/sign-in', { config }, async (request, reply) => {
    await startSession(reply, String(formOf(request)['account']), 'two-factor')
    return seeOther(reply, '/registrations')
  })
  open(server, house)
  return {
    server,
    async as(account, permissions = [], timeZone) {
      people.set(account.id, { actor: { ...actorFor(account, permissions), timeZone } })
      const browser = new Browser(server)
      await browser.post('/en/test/sign-in', { account: account.id })
      return browser
    },
    close: () => server.close(),
  }
}

const tag = /<[^>]+>/g

/** The words of a part of a page as a reader sees them. */
export const wordsOf = (markup: string): string =>
  markup
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(tag, ' ')
    .replace(/&amp;/g, '&')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/\s+/g, ' ')
    .trim()

export const heading = ({ body }: Answer): string =>
  wordsOf(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(body)?.[1] ?? '')
export const main = ({ body }: Answer): string =>
  wordsOf(/<main[^>]*>([\s\S]*?)<\/main>/.exec(body)?.[1] ?? '')

/** The hidden and filled-in values of a form, as a browser would send them. */
export function fieldsOf({ body }: Answer, id: string): Record<string, string> {
  const form = new RegExp(`<form\\s+id="${id}"[\\s\\S]*?</form>`).exec(body)?.[0] ?? ''
  const fields: Record<string, string> = {}
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(input)?.[1]
    const [name, type, value] = [attribute('name'), attribute('type'), attribute('value') ?? '']
    if (!name || type === 'submit') continue
    if ((type === 'radio' || type === 'checkbox') && !/\schecked/.test(input)) continue
    fields[name] = wordsOf(value)
  }
  for (const [, name, inside] of form.matchAll(/<textarea[^>]*\sname="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g))
    fields[name as string] = wordsOf(inside as string)
  for (const [, name, inside] of form.matchAll(/<select[^>]*\sname="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    fields[name as string] = /value="([^"]*)" selected/.exec(inside as string)?.[1] ?? ''
  return fields
}
