import { Browser, type Answer } from '../support/server.ts'
import type { WholeServer } from '../support/whole-server.ts'

/** The token in a browser's cookie. */
export const tokenOf = (whole: WholeServer, browser: Browser): string =>
  browser.cookies.get(whole.server.opened.cookie) ?? ''

/** A browser that has copied another's cookies, as somebody does who has found a token. */
export function copyOf(whole: WholeServer, browser: Browser): Browser {
  const copy = new Browser(whole.server)
  for (const [name, value] of browser.cookies) copy.cookies.set(name, value)
  return copy
}

/** Whether whoever has this browser's cookie is let in to pages of people who are signed in. */
export const isIn = async (browser: Browser): Promise<boolean> =>
  (await browser.get('/en/account')).status === 200

/** Signs in by the form, as people do. */
export const signInBy = (browser: Browser, name: string, password: string): Promise<Answer> =>
  browser.post('/en/sign-in', { name, password })
