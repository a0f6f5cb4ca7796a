import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beServed } from './processes.ts'

/** Nothing but Node: the same bytes for every request. */
beServed(async ({ body, headers }: { body: Uint8Array; headers: Record<string, string> }) => {
  const server = createServer((_request, answer) => {
    answer.writeHead(200, headers)
    answer.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
})
