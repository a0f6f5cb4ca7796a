import assert from 'node:assert/strict'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { append } from '../../src/features/mailbox/index.ts'
import { letter } from '../support/mailboxes.ts'
import { testPassword } from '../support/people.ts'
import { somebody, stand } from './stand.ts'
import { folderFor, isHere, run } from './tools.ts'

const it = stand()

test('offlineimap mirrors everything', async (t) => {
  if (!isHere(t, 'offlineimap')) return
  const folder = folderFor(t)
  const box = await somebody(it)
  await append(it.house, box.id, 'Archive', letter({ subject: 'kept' }))
  const settings = `
[general]
accounts = plenary
maxsyncaccounts = 1
metadata = ${folder}/meta

[Account plenary]
localrepository = local
remoterepository = remote

[Repository local]
type = Maildir
localfolders = ${folder}/mail

[Repository remote]
type = IMAP
remotehost = 127.0.0.1
remoteport = ${it.imap.port}
remoteuser = ${box.account.username}
remotepass = ${testPassword}
ssl = no
starttls = no
auth_mechanisms = PLAIN
`
  writeFileSync(join(folder, 'rc'), settings)
  const ended = await run('offlineimap', ['-c', 'rc', '-o', '-u', 'basic'], folder)
  assert.equal(ended.code, 0, ended.err + ended.out)
  const count = (path: string) =>
    ['cur', 'new'].flatMap((where) => readdirSync(join(folder, 'mail', path, where))).length
  assert.deepEqual([count('INBOX'), count('Archive'), count('Trash')], [3, 1, 0])
  assert.equal(readdirSync(join(folder, 'mail/INBOX/cur')).filter((one) => /,.*S/.test(one)).length, 1)
})
