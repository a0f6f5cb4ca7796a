import assert from 'node:assert/strict'
import { request, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { openRooms } from '../../../test/support/rooms.ts'
import { testServer } from '../../../test/support/server.ts'
import type { Server } from './index.ts'

let house: TestHouse
let server: Server

before(async () => {
  house = await testHouse()
  server = await testServer(house)
  openRooms(server, [])
  await server.listen({ host: '127.0.0.1', port: 0 })
})

/** Over a real connection: injected requests have their addresses put right first. */
function ask(
  path: string,
  headers: Record<string, string>,
): Promise<{ status: number; headers: IncomingHttpHeaders }> {
  const { port } = server.server.address() as AddressInfo
  return new Promise((answered, failed) => {
    const asked = request({ host: '127.0.0.1', port, path, headers, agent: false }, (answer) => {
      answer.resume().on('end', () => answered({ status: answer.statusCode ?? 0, headers: answer.headers }))
    })
    asked.on('error', failed).end()
  })
}

after(async () => {
  await server.close()
  await house.close()
})

const path = fc
  .array(
    fc.oneof(
      fc.constantFrom('en', 'ar', 'form', 'mine', '..', '%', '%00', '%2F', '%ff', '\\', ''),
      fc.string(),
    ),
    {
      maxLength: 5,
    },
  )
  .map((parts) => `/${parts.join('/')}`.replace(/[^\x21-\x7E]/g, '%20').replaceAll('#', ''))
const cookies = fc
  .array(fc.tuple(fc.constantFrom('visit', 'language', 'theme', 'x'), fc.string()))
  .map((pairs) => pairs.map(([name, value]) => `${name}=${value.replace(/[^\x20-\x7E]/g, '')}`).join('; '))
const body = fc
  .array(
    fc.tuple(
      fc.constantFrom('language-switch', 'form-page', 'a', '__proto__', 'theme', 'back'),
      fc.string({ unit: 'binary' }),
    ),
  )
  .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'))

test('whatever a browser asks for, the answer is no accident and leads nowhere else', () =>
  fc.assert(
    fc.asyncProperty(
      path,
      cookies,
      fc.string().map((text) => text.replace(/[^\x20-\x7E]/g, '')),
      async (url, cookie, language) => {
        const answer = await ask(url, { cookie, 'accept-language': language })
        assert.ok(answer.status < 500, `${url}: ${answer.status}`)
        const { location } = answer.headers
        if (location)
          assert.equal(new URL(location, 'http://ours.example').host, 'ours.example', `${url} → ${location}`)
      },
    ),
    { numRuns: 300 },
  ))

test('whatever a form holds, the answer is no accident and leads nowhere else', () =>
  fc.assert(
    fc.asyncProperty(
      fc.constantFrom('/en/form', '/en/mine/change', '/en/display', '/form'),
      cookies,
      body,
      async (url, cookie, payload) => {
        const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' }
        const answer = await server.inject({ method: 'POST', url, headers, payload })
        assert.ok(answer.statusCode < 500, `${url}: ${answer.statusCode}`)
        const { location } = answer.headers
        if (location) assert.equal(new URL(location, 'http://ours.example').host, 'ours.example', location)
      },
    ),
    { numRuns: 300 },
  ))
