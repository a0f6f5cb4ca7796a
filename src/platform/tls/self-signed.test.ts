import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { connect, createServer } from 'node:tls'
import { mailCertificate } from './certificate.ts'
import { selfSigned } from './self-signed.ts'

const now = new Date()

test('a certificate of our own names its machine, is signed by its key and can be spoken under', async () => {
  const made = selfSigned(['mail.example.org', 'localhost', '127.0.0.1'], now)
  const read = new X509Certificate(made.cert)
  assert.ok(read.verify(read.publicKey))
  assert.equal(read.checkHost('mail.example.org'), 'mail.example.org')
  assert.equal(read.checkIP('127.0.0.1'), '127.0.0.1')
  const server = createServer(made, (socket) => socket.end('hello')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const client = connect({ port, host: '127.0.0.1', ca: made.cert, servername: 'localhost' })
  const [said] = (await once(client, 'data')) as [Buffer]
  assert.equal(said.toString(), 'hello')
  client.destroy()
  server.close()
})

test('it is made once and kept, and made anew before it ends', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'plenary-tls-'))
  const config = {
    dataFolder,
    url: 'http://localhost:3000',
    mailDomain: 'example.org',
    tlsCert: undefined,
    tlsKey: undefined,
  }
  const first = mailCertificate(config, now)
  assert.equal(mailCertificate(config, now).cert, first.cert)
  const later = new Date(now.getTime() + 10 * 366 * 86_400_000)
  assert.notEqual(mailCertificate(config, later).cert, first.cert)
  rmSync(dataFolder, { recursive: true })
})

test('the operator’s own certificate is taken as it is', () => {
  const own = {
    tlsCert: 'their cert',
    tlsKey: 'their key',
    dataFolder: '/nowhere',
    url: 'http://x',
    mailDomain: 'x',
  }
  assert.deepEqual(mailCertificate(own, now), { cert: 'their cert', key: 'their key' })
})
