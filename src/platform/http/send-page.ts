import type { Page } from '../ui/index.ts'
import { dismissalCookie, readCookie, themeOf } from './cookies.ts'
import { pageOf } from './kept-forms.ts'
import { takeNotices } from './notices.ts'
import { framingPolicy, openDevices } from './security-headers.ts'
import type { Reply, Request } from './types.ts'

export type SendOptions = {
  /** The address holds a token: links on the page do not tell it to anybody. */
  hideAddress?: boolean
  /** The page frames documents of ours. */
  framesOwn?: boolean
  /** The page may ask the reader for microphone and camera. */
  usesDevices?: boolean
}

/** A page on its way; the server puts the visitor's surroundings around it. */
export class PageAnswer {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }
}

/** Answers with a page. Pages with a form, and all pages of people who are signed in, are never stored by anybody. */
export function sendPage(reply: Reply, status: number, page: Page, options: SendOptions = {}): Reply {
  const { asked } = reply.request
  const isPersonal = asked.visit.row !== undefined || asked.actor.kind === 'person' || page.form !== undefined
  if (options.hideAddress) reply.header('referrer-policy', 'no-referrer')
  if (options.framesOwn) reply.header('content-security-policy', framingPolicy)
  if (options.usesDevices) reply.header('permissions-policy', openDevices)
  return reply
    .code(status)
    .headers(pageHeaders(asked.t.language, isPersonal || status !== 200 || options.hideAddress === true))
    .serializer((markup: string) => markup)
    .send(new PageAnswer(page))
}

export const pageHeaders = (language: string, isPersonal: boolean): Record<string, string> => ({
  'content-type': 'text/html; charset=utf-8',
  'content-language': language,
  'cache-control': isPersonal ? 'no-store' : 'private, no-cache',
  vary: 'Cookie, Accept-Encoding',
})

/** The whole document around a page, as this visitor sees it. */
export async function renderPage(request: Request, page: Page): Promise<string> {
  const { asked, server } = request
  const { house, parts } = server.opened
  const at = { path: pageOf(request), dismissed: readCookie(request, dismissalCookie) }
  const around = asked.isBare ? undefined : await parts.loadVisitorParts?.(asked.actor, asked.t, at)
  const { viewing } = asked
  // While one only looks, no form is sent: the language menu leads on by links.
  return parts.layout(viewing ? { ...page, form: undefined } : page, {
    t: asked.t,
    profile: house.profile,
    actor: asked.actor,
    path: at.path,
    help: parts.helpFor?.(at.path),
    menu: around?.menu ?? [],
    account: around?.account,
    banner: around?.banner,
    notices: asked.isBare ? [] : takeNotices(request),
    viewedUntil: viewing?.until,
    theme: themeOf(request),
    assets: parts.assets,
    saveData: savesData(request),
    demo: house.demo,
  }).markup
}

export const savesData = (request: Request): boolean => request.headers['save-data'] === 'on'
