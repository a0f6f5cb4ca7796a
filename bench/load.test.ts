import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { drive, request } from './load.ts'
import { table } from './table.ts'

const server = createServer((asked, answer) => {
  asked.resume()
  asked.on('end', () => {
    answer.statusCode = asked.url === '/missing' ? 404 : 200
    if (asked.url === '/chunks') {
      answer.write('one')
      answer.end('two')
    } else answer.end('whole')
  })
})
let port = 0
before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
after(() => server.close())

for (const path of ['/', '/chunks'])
  test(`a closed loop reads whole answers of ${path}`, async () => {
    const bytes = request('POST', path, { port, form: { a: 'b' } })
    const measured = await drive({ port, clients: 4, seconds: 0.2, expected: 200, next: () => bytes })
    assert.ok(measured.answered > 20)
    assert.equal(measured.unexpected.size, 0)
    assert.ok(measured.p99 >= measured.p50)
  })

test('a paced loop keeps its pace, and unexpected answers are counted', async () => {
  const bytes = request('GET', '/missing', { port })
  const measured = await drive({ port, clients: 4, seconds: 0.5, rate: 40, expected: 200, next: () => bytes })
  assert.ok(measured.answered >= 10 && measured.answered <= 40, String(measured.answered))
  assert.equal(measured.unexpected.get(404), measured.answered)
})

test('a client that has nothing left to do stops', async () => {
  const bytes = request('GET', '/', { port })
  const next = (_: number, round: number) => (round < 3 ? bytes : undefined)
  assert.equal((await drive({ port, clients: 2, seconds: 5, expected: 200, next })).answered, 6)
})

test('the table shows the ratio to the bare limit and whether the bar holds', () => {
  const row = {
    what: 'a page',
    ours: 150,
    bare: 200,
    bareIs: 'bare node',
    p99: 12.34,
    bar: '≥ 0.5',
    holds: true,
  }
  assert.match(table([row]), /\| a page \| 150\/s \| 200\/s: bare node \| 0\.75 \| 12\.3 ms \| ≥ 0\.5 ✓ \|/)
})
