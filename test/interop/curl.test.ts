import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { letter } from '../support/mailboxes.ts'
import { testPassword } from '../support/people.ts'
import { manyParts } from './many-parts.ts'
import { linesOf, somebody, stand } from './stand.ts'
import { folderFor, isHere, run } from './tools.ts'

const it = stand()

test('curl lists, reads, searches and files', async (t) => {
  if (!isHere(t, 'curl', /\bimap\b/)) return
  const folder = folderFor(t)
  const box = await somebody(it)
  const address = `imap://127.0.0.1:${it.imap.port}`
  const curl = (...args: string[]) =>
    run(
      'curl',
      ['--silent', '--show-error', '--user', `${box.account.username}:${testPassword}`, ...args],
      folder,
    )
  const list = await curl(address)
  assert.match(list.out, /^\* LIST \([^)]*\) "\/" INBOX\r$/m, list.err)
  const one = await curl(`${address}/INBOX;UID=2`)
  assert.equal(one.out, manyParts.toString())
  const part = await curl(`${address}/INBOX;UID=2;SECTION=1.1`)
  assert.equal(part.out, 'Réunion demain.')
  const found = await curl(`${address}/INBOX?SUBJECT%20third`)
  assert.match(found.out, /^\* SEARCH 3\r$/m)
  writeFileSync(join(folder, 'new.eml'), letter({ subject: 'filed by curl' }))
  const filed = await curl('--upload-file', 'new.eml', `${address}/Archive`)
  assert.equal(filed.code, 0, filed.err)
  assert.equal((await linesOf(it, box, 'Archive')).length, 1)
})

test('curl believes our certificate, by STARTTLS and by IMAPS', async (t) => {
  if (!isHere(t, 'curl', /\bimap\b/)) return
  const folder = folderFor(t)
  const box = await somebody(it)
  writeFileSync(join(folder, 'cert.pem'), it.certificate.cert)
  const ask = ['--silent', '--show-error', '--user', `${box.address}:${testPassword}`, '--ssl-reqd']
  for (const address of [`imap://localhost:${it.imap.port}`, `imaps://localhost:${it.imap.securePort}`]) {
    const list = await run('curl', [...ask, '--cacert', 'cert.pem', address], folder)
    assert.match(list.out, /^\* LIST \([^)]*\) "\/" INBOX\r$/m, list.err)
    const stranger = await run('curl', [...ask, address], folder)
    assert.equal(stranger.code, 60, 'who does not know the certificate does not go on')
  }
})
