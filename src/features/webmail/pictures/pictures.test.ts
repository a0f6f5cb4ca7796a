import assert from 'node:assert/strict'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo, LookupFunction } from 'node:net'
import { afterEach, describe, test } from 'node:test'
import { openSecrets } from '../../../platform/secrets.ts'
import { openPictureToken, pictureToken } from './address.ts'
import { fetchPicture, type PictureLimits } from './fetch-picture.ts'
import { pictureKind } from './kind.ts'
import { isPublicAddress } from '../../../platform/public-address.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let servers: Server[] = []
afterEach(() => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
  servers = []
})

async function serve(answer: RequestListener): Promise<{ base: string; port: string }> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const port = String((server.address() as AddressInfo).port)
  return { base: `http://pictures.example:${port}`, port }
}

/** Names lead to this machine, and this machine counts as public: what is tested is everything else. */
const here = (port: string, more: PictureLimits = {}): PictureLimits => ({
  lookUp: (_host, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
  isAllowed: (address) => address === '127.0.0.1',
  ports: new Set([port]),
  ...more,
})

describe('a picture from elsewhere', () => {
  test('is fetched without a word about who reads', async () => {
    let asked: Record<string, unknown> = {}
    const { base, port } = await serve((request, response) => {
      asked = request.headers
      response.setHeader('set-cookie', 'a=b').end(png)
    })
    assert.deepEqual(await fetchPicture(`${base}/a`, here(port)), { type: 'image/png', bytes: png })
    assert.deepEqual(Object.keys(asked).sort(), [
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ])
  })

  test('is what its bytes say, whatever its sender says', async () => {
    const { base, port } = await serve((request, response) => {
      response.setHeader('content-type', 'image/png')
      response.end(
        request.url === '/svg' ? '<svg xmlns="http://www.w3.org/2000/svg"/>' : '<html><script></script>',
      )
    })
    assert.equal(await fetchPicture(`${base}/svg`, here(port)), undefined)
    assert.equal(await fetchPicture(`${base}/html`, here(port)), undefined)
  })

  test('is not read further than is allowed, said or unsaid', async () => {
    const { base, port } = await serve((request, response) => {
      if (request.url === '/said') response.setHeader('content-length', 9_000_000)
      response.write(png)
      const more = setInterval(() => response.write(Buffer.alloc(64_000)), 1)
      response.on('close', () => clearInterval(more))
    })
    assert.equal(await fetchPicture(`${base}/said`, here(port)), undefined)
    assert.equal(await fetchPicture(`${base}/unsaid`, here(port, { mostBytes: 500_000 })), undefined)
  })

  test('that does not come is waited for a while and no longer', async () => {
    const { base, port } = await serve((_request, response) => void response.write(png))
    assert.equal(await fetchPicture(base, here(port, { milliseconds: 200 })), undefined)
  })

  test('may lie elsewhere again, a few times', async () => {
    const { base, port } = await serve((request, response) => {
      const left = Number(request.url?.slice(1))
      if (left === 0) response.end(png)
      else response.writeHead(302, { location: `/${left - 1}` }).end()
    })
    assert.equal((await fetchPicture(`${base}/3`, here(port)))?.type, 'image/png')
    assert.equal(await fetchPicture(`${base}/4`, here(port)), undefined)
  })

  for (const [what, location] of [
    ['this machine', 'http://127.0.0.1/'],
    ['this machine by another spelling', 'http://2130706433/'],
    ['this machine in six', 'http://[::ffff:127.0.0.1]/'],
    ['a neighbour', 'http://10.0.0.1/'],
    ['a name for this machine', 'http://localhost/'],
    ['a file', 'file:///etc/passwd'],
  ] as const)
    test(`that leads on to ${what} is not followed`, async () => {
      let isFirst = true
      const { base, port } = await serve((_request, response) => {
        assert.ok(isFirst, 'it was followed')
        isFirst = false
        response.writeHead(302, { location: location.replace(/(\w|\])\/$/, `$1:${port}/`) }).end()
      })
      const limits = here(port, {
        // The first connection is let through, what comes after is judged as it is in earnest.
        isAllowed: (address) => isFirst || isPublicAddress(address),
      })
      assert.equal(await fetchPicture(base, limits), undefined)
    })

  test('whose name answers with an inner address is not asked for, nor one that has any', async () => {
    const inner = (...addresses: string[]): PictureLimits => ({
      lookUp: (_host, _options, done) =>
        done(
          null,
          addresses.map((address) => ({ address, family: 4 })),
        ),
      ports: new Set(['80', '']),
    })
    assert.equal(await fetchPicture('http://rebinding.example/', inner('127.0.0.1')), undefined)
    assert.equal(
      await fetchPicture('http://rebinding.example/', inner('93.184.216.34', '192.168.0.1')),
      undefined,
    )
  })

  test('is looked up once: a name that answers differently the second time gains nothing', async () => {
    let looks = 0
    const { base, port } = await serve((_request, response) => response.end(png))
    const lookUp: LookupFunction = (_host, _options, done) => {
      looks++
      done(null, [{ address: '127.0.0.1', family: 4 }])
    }
    await fetchPicture(base, here(port, { lookUp }))
    assert.equal(looks, 1)
  })

  test('on another port than the web has, or with a password, is not asked for', async () => {
    const { base, port } = await serve(() => assert.fail('it was asked for'))
    assert.equal(await fetchPicture(base, { ...here(port), ports: new Set(['80']) }), undefined)
    assert.equal(await fetchPicture(base.replace('//', '//a:b@'), here(port)), undefined)
  })
})

describe('an address', () => {
  const inner = [
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
  ]
  const innerSix = [
    '::1',
    '::',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    '2001::1',
  ]
  for (const address of [...inner, ...innerSix, '203.0.113.1', '', 'a.example'])
    test(`like ${address || 'none'} is not public`, () => assert.equal(isPublicAddress(address), false))
  test('of the internet is public', () => {
    for (const address of ['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111'])
      assert.ok(isPublicAddress(address), address)
  })
})

test('a picture is known by its first bytes', () => {
  assert.equal(pictureKind(Buffer.from('GIF89a______')), 'image/gif')
  assert.equal(pictureKind(Buffer.from('RIFF____WEBPVP8 ')), 'image/webp')
  assert.equal(pictureKind(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0])), 'image/jpeg')
  assert.equal(pictureKind(Buffer.from('____ftypavif____')), 'image/avif')
  assert.equal(pictureKind(Buffer.from('<svg onload=x></svg>')), undefined)
  assert.equal(pictureKind(Buffer.from('GIF')), undefined)
})

test('an address of ours for a picture is believed for two days, and only as it was made', () => {
  const secrets = openSecrets(Buffer.alloc(32, 7))
  const now = new Date('2026-11-25T12:00:00Z')
  const shown = { kind: 'remote', at: 'https://a.example/p.png' } as const
  const token = pictureToken(secrets, shown, now)
  assert.deepEqual(openPictureToken(secrets, token, new Date('2026-11-26T20:00:00Z')), shown)
  assert.equal(openPictureToken(secrets, token, new Date('2026-11-28T00:00:01Z')), undefined)
  assert.equal(openPictureToken(secrets, `x${token}`, now), undefined)
  assert.equal(openPictureToken(secrets, `${token}.x`, now), undefined)
  assert.equal(openPictureToken(secrets, '', now), undefined)
})
