import { formOf, seeOther, startSession, type Server } from '../../src/platform/http/index.ts'
import type { MadeAccount } from './people.ts'
import { Browser } from './server.ts'

const config = { permission: 'stranger-only', freshness: 'any', limit: 'sign-in' } as const

/** A way to be signed in without a password: for tests in which many people come and go. */
export function openTestDoor(server: Server): void {
  server.post('/test/sign-in', { config }, async (request, reply) => {
    await startSession(reply, String(formOf(request)['account']), 'two-factor')
    return seeOther(reply, '/account')
  })
}

/** A browser in which this account has just signed in. */
export async function signInAs(server: Server, { id }: Pick<MadeAccount, 'id'>): Promise<Browser> {
  const browser = new Browser(server)
  await browser.post('/en/test/sign-in', { account: id })
  return browser
}
