import { lookup as lookUp } from 'node:dns'
import { request as askPlainly, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as askSecurely } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { pictureKind } from './kind.ts'
import { isPublicAddress } from '../../../platform/public-address.ts'

export type Picture = { readonly type: string; readonly bytes: Buffer }

/** What tests replace: how names are looked up, which addresses and ports may be asked, and how long. */
export type PictureLimits = {
  readonly lookUp?: LookupFunction
  readonly isAllowed?: (address: string) => boolean
  readonly ports?: ReadonlySet<string>
  readonly milliseconds?: number
  readonly mostBytes?: number
}

const usual = {
  lookUp: lookUp as unknown as LookupFunction,
  isAllowed: isPublicAddress,
  ports: new Set(['', '80', '443']),
  milliseconds: 10_000,
  mostBytes: 5 * 1024 * 1024,
}
type Limits = Required<PictureLimits>

const mostRedirects = 3

/**
 * Fetches a picture for somebody who reads a letter, so that its sender learns nothing about them: no cookie, no referrer, no
 * address, no browser. Undefined for whatever is not a picture, is too large or slow, or lies in a network that is not public.
 */
export async function fetchPicture(
  address: string,
  limits: PictureLimits = {},
): Promise<Picture | undefined> {
  const all: Limits = { ...usual, ...limits }
  const until = AbortSignal.timeout(all.milliseconds)
  let at = address
  try {
    for (let step = 0; step <= mostRedirects; step++) {
      const answer = await ask(at, all, until)
      const { statusCode = 0, headers } = answer
      if (statusCode >= 300 && statusCode < 400 && headers.location) {
        answer.destroy()
        at = new URL(headers.location, at).href
        continue
      }
      if (statusCode !== 200) return void answer.destroy()
      return await pictureOf(answer, all.mostBytes)
    }
  } catch {
    // Whoever waits for the picture sees that there is none; why is nobody's business.
  }
  return undefined
}

function ask(at: string, limits: Limits, signal: AbortSignal): Promise<IncomingMessage> {
  const address = new URL(at)
  const host = address.hostname.replace(/^\[|\]$/g, '')
  const isSecure = address.protocol === 'https:'
  if (!isSecure && address.protocol !== 'http:') throw new Error('no web address')
  if (address.username || address.password || !limits.ports.has(address.port))
    throw new Error('not a plain address')
  // A number is not looked up, so it is looked at here.
  if (isIP(host) && !limits.isAllowed(host)) throw new Error('not public')
  const options: RequestOptions = {
    agent: false,
    signal,
    lookup: onlyAllowed(limits),
    headers: {
      accept: 'image/avif,image/webp,image/png,image/*',
      'accept-encoding': 'identity',
      'user-agent': 'Mozilla/5.0',
    },
  }
  return new Promise((resolve, reject) => {
    const request = (isSecure ? askSecurely : askPlainly)(address, options, resolve)
    request.on('error', reject)
    request.on('socket', (socket) =>
      socket.on('connect', () => {
        if (!limits.isAllowed(socket.remoteAddress ?? '')) request.destroy(new Error('not public'))
      }),
    )
    request.end()
  })
}

/**
 * The name is looked up once, and the connection goes to what was found and looked at: a name that answers differently the second
 * time gains nothing.
 */
const onlyAllowed =
  ({ lookUp: find, isAllowed }: Limits): LookupFunction =>
  (host, options, done) =>
    find(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '', 0)
      const all = Array.isArray(found) ? found : [{ address: found, family: isIP(found) }]
      if (all.length === 0 || !all.every(({ address }) => isAllowed(address)))
        return done(new Error('not public'), '', 0)
      if (options.all) return done(null, all)
      const [first] = all as [(typeof all)[0]]
      done(null, first.address, first.family)
    })

async function pictureOf(answer: IncomingMessage, most: number): Promise<Picture | undefined> {
  if (Number(answer.headers['content-length'] ?? 0) > most || answer.headers['content-encoding'])
    return void answer.destroy()
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > most) return void answer.destroy()
    chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  const type = pictureKind(bytes)
  return type ? { type, bytes } : undefined
}
