import type { SignedIn } from '../../src/values/actor.ts'
import type { Assets } from '../../src/platform/assets/index.ts'
import type { House } from '../../src/platform/house.ts'
import type { Server, ServerParts } from '../../src/platform/http/index.ts'
import { openServer } from '../../src/platform/http/index.ts'
import { layout } from '../../src/platform/ui/index.ts'

/** Paths as the built files would have them; nothing is built. */
export const noAssets: Assets = {
  css: '/assets/core.css',
  cssWithoutFonts: '/assets/core-plain.css',
  print: '/assets/print.css',
  script: '/assets/core.js',
  modules: {
    media: '/assets/media.js',
    passkey: '/assets/passkey.js',
    preflight: '/assets/preflight.js',
    sound: '/assets/sound.js',
    webmail: '/assets/webmail.js',
    'webmail-write': '/assets/webmail-write.js',
  },
  sheets: { room: '/assets/room.css', webmail: '/assets/webmail.css' },
  icon: '/assets/icon.svg',
  fonts: [],
  fontFor: () => undefined,
  find: () => undefined,
}

/** People who may come in, by account. */
export type Doorkeeper = Map<string, { actor: SignedIn; language?: string }>

/** A server for injected requests. `people` are known to it; `parts` replace what `app.ts` would give. */
export function testServer(
  house: House,
  people: Doorkeeper = new Map(),
  parts: Partial<ServerParts> = {},
): Promise<Server> {
  return openServer(house, {
    layout,
    assets: noAssets,
    findActor: (accountId) => Promise.resolve(people.get(accountId)),
    loadVisitorParts: () => Promise.resolve({ menu: [] }),
    rateLimits: 'off',
    ...parts,
  })
}

export type Answer = { status: number; headers: Record<string, string>; body: string; location: string }

/** A browser without a screen: it keeps cookies and says where its forms come from. */
export class Browser {
  readonly server: Server
  readonly cookies = new Map<string, string>()
  readonly headers: Record<string, string>

  constructor(server: Server, headers: Record<string, string> = {}) {
    this.server = server
    this.headers = { 'accept-language': 'en', ...headers }
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#ask('GET', path, undefined, headers)
  }

  /** Sends a form as a page of ours would. A list sends its name several times. */
  post(
    path: string,
    fields: Record<string, string | readonly string[]> = {},
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]))
    const form = new URLSearchParams(pairs).toString()
    const sent = {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      ...headers,
    }
    return this.#ask('POST', path, form, sent)
  }

  /** Sends a form with files as a browser does. A file without a name is a field in which none was chosen. */
  upload(
    path: string,
    fields: Record<string, string | readonly string[]>,
    files: Record<string, { readonly name: string; readonly bytes: Buffer }> = {},
  ): Promise<Answer> {
    const boundary = '----a-boundary-of-our-own'
    const part = (about: string, body: Buffer | string) => [
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${about}\r\n\r\n`),
      Buffer.from(body),
      Buffer.from('\r\n'),
    ]
    const words = Object.entries(fields).flatMap(([name, value]) =>
      [value].flat().flatMap((one) => part(`name="${name}"`, one)),
    )
    const papers = Object.entries(files).flatMap(([field, { name, bytes }]) =>
      part(`name="${field}"; filename="${name}"\r\nContent-Type: application/octet-stream`, bytes),
    )
    const body = Buffer.concat([...words, ...papers, Buffer.from(`--${boundary}--\r\n`)])
    return this.send(path, `multipart/form-data; boundary=${boundary}`, body)
  }

  /** Sends a body of any kind from one of our pages. */
  send(path: string, type: string, body: Buffer): Promise<Answer> {
    return this.#ask('POST', path, body, { 'content-type': type, 'sec-fetch-site': 'same-origin' })
  }

  /** Follows the answer's redirections to a page. */
  async follow(answer: Answer): Promise<Answer> {
    let page = answer
    for (let step = 0; step < 10 && page.location !== ''; step++) page = await this.get(page.location)
    return page
  }

  async #ask(
    method: 'GET' | 'POST',
    url: string,
    payload: string | Buffer | undefined,
    more: Record<string, string>,
  ): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...this.headers, ...(cookie && { cookie }), ...more }
    const answer = await this.server.inject({
      method,
      url,
      headers,
      ...(payload !== undefined && { payload }),
    })
    for (const { name, value, maxAge } of answer.cookies)
      if (maxAge === 0) this.cookies.delete(name)
      else this.cookies.set(name, value)
    return {
      status: answer.statusCode,
      headers: answer.headers as Record<string, string>,
      body: answer.body,
      location: answer.headers.location ?? '',
    }
  }
}
