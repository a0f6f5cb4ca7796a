import { readiness } from '../health.ts'
import { encodingFor } from './compress.ts'
import { rememberTheme } from './cookies.ts'
import { NotFound } from './errors.ts'
import { formOf } from './kept-forms.ts'
import { ownPath } from './address.ts'
import { seeOther } from './redirects.ts'
import type { Opened, Reply, Request, RouteConfig, Server } from './types.ts'

const outside: RouteConfig = {
  permission: 'everyone',
  freshness: 'any',
  limit: 'pages',
  outsideLanguages: true,
}

/** What machines read, and the files pages are made with. These addresses have no language. */
export function serveOutsideLanguages(server: Server, opened: Opened): void {
  const { house } = opened
  server.get('/healthz', { config: outside }, async (_request, reply) => reply.send({ status: 'ok' }))
  server.get('/readyz', { config: outside }, (_request, reply) => sendReadiness(reply, opened))
  server.get('/assets/*', { config: outside }, async (request, reply) => sendAsset(request, reply, opened))
  server.get('/favicon.ico', { config: outside }, async (_request, reply) =>
    reply.redirect(opened.parts.assets.icon, 302),
  )
  server.get('/robots.txt', { config: outside }, async (_request, reply) =>
    sendText(reply, robots(house.demo)),
  )
  server.get('/.well-known/security.txt', { config: outside }, async (_request, reply) =>
    sendText(reply, securityTxt(opened)),
  )
}

/** The colours of the page, chosen in the footer. */
export function serveDisplay(server: Server, opened: Opened): void {
  const config: RouteConfig = { permission: 'everyone', freshness: 'any', limit: 'pages' }
  const languages = new Set(opened.house.profile.languages)
  server.post('/display', { config }, async (request, reply) => {
    const { theme, back } = formOf(request)
    rememberTheme(reply, String(theme))
    return seeOther(reply, ownPath(String(back), languages) ?? '/')
  })
}

/** 503 with the reason in one word while this process should be given no requests. */
async function sendReadiness(reply: Reply, { house, draining }: Opened): Promise<Reply> {
  const state = await readiness(house.db, draining)
  return reply.code(state.ready ? 200 : 503).send(state)
}

function sendAsset(request: Request, reply: Reply, { parts }: Opened): Reply {
  const asset = parts.assets.find(request.asked.address.url.split('?', 1)[0] as string)
  if (!asset) throw new NotFound()
  const encoding = encodingFor(request.headers['accept-encoding'])
  const body = encoding && asset.encodings[encoding]
  if (body) reply.header('content-encoding', encoding)
  return reply
    .headers({
      'content-type': asset.type,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    })
    .send(body ?? asset.body)
}

const sendText = (reply: Reply, text: string): Reply =>
  reply
    .headers({ 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' })
    .send(text)

const robots = (isDemo: boolean): string => `User-agent: *\n${isDemo ? 'Disallow: /' : 'Allow: /'}\n`

function securityTxt({ house }: Opened): string {
  const year = 365 * 24 * 60 * 60 * 1000
  return [
    `Contact: mailto:${house.profile.helpContacts.general}`,
    `Expires: ${new Date(house.clock.now().getTime() + year).toISOString()}`,
    `Preferred-Languages: ${house.profile.languages.join(', ')}`,
    `Canonical: ${house.config.url}/.well-known/security.txt`,
    '',
  ].join('\n')
}
