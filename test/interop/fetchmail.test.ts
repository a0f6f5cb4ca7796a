import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { testPassword } from '../support/people.ts'
import { linesOf, somebody, stand } from './stand.ts'
import { folderFor, isHere, run } from './tools.ts'

const it = stand()

test('fetchmail takes what is new and marks it', async (t) => {
  if (!isHere(t, 'fetchmail')) return
  const folder = folderFor(t)
  const box = await somebody(it)
  const settings = `poll 127.0.0.1 service ${it.imap.port} protocol imap auth password user "${box.account.username}" password "${testPassword}" keep mda "cat >> ${folder}/got" sslproto ""\n`
  writeFileSync(join(folder, 'rc'), settings, { mode: 0o600 })
  const ended = await run(
    'fetchmail',
    ['-f', 'rc', '--pidfile', 'pid', '--idfile', 'ids', '--nosyslog'],
    folder,
  )
  assert.equal(ended.code, 0, ended.err + ended.out)
  const got = readFileSync(join(folder, 'got'), 'utf8')
  assert.match(got, /parts@example\.org/)
  assert.match(got, /^Subject: third/m)
  assert.doesNotMatch(got, /^Subject: first/m)
  assert.ok((await linesOf(it, box)).every(({ flags }) => flags.includes('\\Seen')))
})
