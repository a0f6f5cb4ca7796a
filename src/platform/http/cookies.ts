import type { Reply, Request } from './types.ts'

const ownHost = '__Host-'

/** Under https every cookie of ours says that no other host may set it. */
const nameOf = (name: string, isSecure: boolean): string =>
  isSecure && !name.startsWith(ownHost) ? ownHost + name : name

/** The value of a cookie as it was sent. */
export const readCookie = (request: Request, plainName: string): string | undefined =>
  cookieIn(request.headers.cookie, nameOf(plainName, request.server.opened.isSecure))

/** The same by its whole name, for what is no request of a page. */
export function cookieIn(header: string | undefined, name: string): string | undefined {
  if (!header) return undefined
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return undefined
}

/** Sets a cookie no script can read. Without `seconds` it lasts until the browser is closed; 0 removes it. */
export function setCookie(reply: Reply, name: string, value: string, seconds?: number): void {
  const age = seconds === undefined ? '' : `; Max-Age=${seconds}`
  const { isSecure } = reply.server.opened
  const secure = isSecure ? '; Secure' : ''
  reply.header(
    'set-cookie',
    `${nameOf(name, isSecure)}=${value}; Path=/; HttpOnly; SameSite=Lax${secure}${age}`,
  )
}

const year = 365 * 24 * 60 * 60

export const languageCookie = 'language'
export const themeCookie = 'theme'
/** Which notices at the top of the pages this browser has put away. */
export const dismissalCookie = 'dismissed'

export const rememberLanguage = (reply: Reply, language: string): void =>
  setCookie(reply, languageCookie, language, year)

export const themeOf = (request: Request): 'light' | 'dark' | undefined => {
  const theme = readCookie(request, themeCookie)
  return theme === 'light' || theme === 'dark' ? theme : undefined
}

export const rememberTheme = (reply: Reply, theme: string): void =>
  theme === 'light' || theme === 'dark'
    ? setCookie(reply, themeCookie, theme, year)
    : setCookie(reply, themeCookie, '', 0)
