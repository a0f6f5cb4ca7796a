import type { AddressInfo } from 'node:net'
import fastify from 'fastify'
import { isPassword } from '../src/features/sign-in/passwords.ts'
import { beServed } from './processes.ts'

/** The same server doing the hash only. */
beServed(async ({ stored, password }: { stored: string; password: string }) => {
  const server = fastify()
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, body),
  )
  server.post('/', async (_request, reply) =>
    reply
      .code((await isPassword(stored, password)) ? 303 : 401)
      .header('location', '/en')
      .send(),
  )
  await server.listen({ host: '127.0.0.1', port: 0 })
  return (server.server.address() as AddressInfo).port
})
