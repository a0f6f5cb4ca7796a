import { accountsLetters, accountsRoutes, type AccountParts } from '../../src/features/accounts/index.ts'
import { directoryRoutes } from '../../src/features/directory/index.ts'
import { signInLetters, signInRoutes } from '../../src/features/sign-in/index.ts'
import { findActor } from '../../src/find-actor.ts'
import type { Server } from '../../src/platform/http/index.ts'
import type { Texts } from '../../src/platform/i18n/index.ts'
import { linksIn, mailsTo, runOutbox } from './mail.ts'
import type { TestHouse } from './house.ts'
import { testServer } from './server.ts'

/** What the way back is called in these tests: an event's title for its registration, nothing for other paths. */
export const nameOfWay = (path: string, t: Texts): Promise<string | undefined> =>
  Promise.resolve(path.startsWith('/events/C-00015213') ? `Quality workshop (${t.language})` : undefined)

/** A server with the rooms that lead from "I am a new user" to being signed in, and an event behind a door. */
export async function signUpServer(house: TestHouse, parts?: AccountParts): Promise<Server> {
  const server = await testServer(house, new Map(), { findActor: findActor(house) })
  directoryRoutes(server, house, { whoDecides: () => Promise.resolve(undefined) })
  accountsRoutes(server, house, parts)
  signInRoutes(server, house, { nameOfWay })
  server.get(
    '/events/C-00015213/registration',
    { config: { permission: 'signed-in', freshness: 'any', limit: 'pages' } },
    (_request, reply) => reply.send('the form'),
  )
  server.get(
    '/',
    { config: { permission: 'everyone', freshness: 'any', limit: 'pages' } },
    (_request, reply) => reply.send('home'),
  )
  return server
}

/** Writes what is due, and gives the newest mail to an address with the path of the link in it. */
export async function newestMail(
  house: TestHouse,
  address: string,
): Promise<{ subject: string; text: string; path: string }> {
  await runOutbox(house, { ...accountsLetters(house, { nameOfWay }), ...signInLetters(house) })
  const mail = (await mailsTo(house.db, address)).at(-1)
  if (!mail) throw new Error(`no mail to ${address}`)
  const link = linksIn(mail.text).find((one) => one.startsWith(house.config.url)) ?? ''
  return { subject: mail.subject, text: mail.text, path: link.slice(house.config.url.length) }
}
