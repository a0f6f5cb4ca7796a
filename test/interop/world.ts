import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import type { Server } from '../../src/platform/http/index.ts'

export type World = {
  readonly port: number
  /** The addresses that were asked for, here or elsewhere. */
  readonly asked: string[]
}

/** A web in which there is one site; everything else, and whatever is asked under TLS, cannot be reached. */
export async function openWorld(t: TestContext, hosts: RegExp, site: Server): Promise<World> {
  const asked: string[] = []
  const proxy = createServer((request, reply) => {
    const url = new URL(request.url ?? '/', 'http://nobody.invalid')
    asked.push(url.href)
    if (request.method !== 'GET' || !hosts.test(url.hostname)) return void reply.writeHead(502).end()
    const inside = site.inject({ url: url.pathname + url.search, headers: { host: url.host } })
    void inside.then(({ statusCode, headers, rawPayload }) => {
      reply.writeHead(statusCode, { 'content-type': String(headers['content-type']) }).end(rawPayload)
    })
  })
  proxy.on('connect', (request, socket) => {
    asked.push(`https://${request.url}`)
    socket.on('error', () => {})
    socket.end('HTTP/1.1 502 Not there\r\n\r\n')
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    proxy.close()
    proxy.closeAllConnections()
  })
  return { port: (proxy.address() as AddressInfo).port, asked }
}
