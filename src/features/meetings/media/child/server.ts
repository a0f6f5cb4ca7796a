import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { rmSync } from 'node:fs'
import type { Duplex } from 'node:stream'
import type { MediaLink } from '../../../../platform/processes/messages.ts'
import { readMediaToken } from '../token.ts'
import type { MediaClaims } from '../types.ts'

/** A call of the web process, already proven. `path` is what stands behind the part that chose who answers. */
export type Call = {
  readonly claims: MediaClaims
  readonly path: string
  readonly query: URLSearchParams
  readonly request: IncomingMessage
}
export type Answer = { readonly status: number; readonly body?: unknown }
type Answers = (call: Call, body: unknown) => Promise<Answer> | Answer
type Streams = (call: Call, response: ServerResponse) => void
type TakesOver = (call: Call, socket: Duplex, head: Buffer) => void

/** The inner server of the media process. Nothing but the web process of the same start reaches it, and only with a token. */
export type ChildServer = {
  /** Answers calls such as `POST peers`, with what was sent as JSON. */
  on(call: string, answers: Answers): void
  /** Answers by writing for as long as it likes. */
  onStream(call: string, streams: Streams): void
  /** Takes over a connection that asks to become something else, such as a WebSocket. */
  onUpgrade(name: string, takes: TakesOver): void
  close(): Promise<void>
}

const mostBytes = 256 * 1024

/** Listens on the private socket of this start. A socket that an earlier process left is taken away first. */
export async function openChildServer({ socket, secret }: MediaLink): Promise<ChildServer> {
  const [answering, streaming, taking] = [
    new Map<string, Answers>(),
    new Map<string, Streams>(),
    new Map<string, TakesOver>(),
  ]
  const server = createServer((request, response) => void answer(request, response))
  server.on('upgrade', (request, wire: Duplex, head: Buffer) => void upgrade(request, wire, head))

  async function callOf(request: IncomingMessage): Promise<(Call & { name: string }) | undefined> {
    const claims = await readMediaToken(secret, (request.headers.authorization ?? '').replace(/^Bearer /, ''))
    const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://media')
    const [name = '', ...rest] = pathname.slice(1).split('/')
    return claims && { claims, name, path: rest.join('/'), query, request }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === '/health')
      return reply(response, { status: 200, body: { status: 'ok', pid: process.pid } })
    const call = await callOf(request)
    if (!call) return reply(response, { status: 401 })
    const stream = streaming.get(`${request.method} ${call.name}`)
    if (stream) return stream(call, response)
    const answers = answering.get(`${request.method} ${call.name}`)
    if (!answers) return reply(response, { status: 404 })
    try {
      reply(response, await answers(call, await bodyOf(request)))
    } catch (error) {
      reply(response, { status: 500, body: { problem: (error as Error).message } })
    }
  }

  async function upgrade(request: IncomingMessage, wire: Duplex, head: Buffer): Promise<void> {
    wire.on('error', () => {})
    const call = await callOf(request)
    const takes = call && taking.get(call.name)
    if (takes) takes(call, wire, head)
    else wire.end(`HTTP/1.1 ${call ? '404 Not Found' : '401 Unauthorized'}\r\nConnection: close\r\n\r\n`)
  }

  rmSync(socket, { force: true })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(socket, resolve))
  return {
    on: (call, answers) => void answering.set(call, answers),
    onStream: (call, streams) => void streaming.set(call, streams),
    onUpgrade: (name, takes) => void taking.set(name, takes),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function reply(response: ServerResponse, { status, body }: Answer): void {
  if (response.writableEnded) return
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(body === undefined ? '' : JSON.stringify(body))
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > mostBytes) throw new Error('more was sent than a call may carry')
    parts.push(part)
  }
  return bytes ? (JSON.parse(Buffer.concat(parts).toString()) as unknown) : undefined
}
