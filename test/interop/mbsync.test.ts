import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { findFolder, mark } from '../../src/features/mailbox/index.ts'
import { letter } from '../support/mailboxes.ts'
import { testPassword } from '../support/people.ts'
import { manyParts } from './many-parts.ts'
import { linesOf, somebody, stand } from './stand.ts'
import { folderFor, isHere, run } from './tools.ts'

const it = stand()

test('mbsync keeps a folder on disk and ours the same, both ways', async (t) => {
  if (!isHere(t, 'mbsync')) return
  const folder = folderFor(t)
  const box = await somebody(it)
  mkdirSync(join(folder, 'mail'))
  const settings = `
IMAPAccount plenary
Host 127.0.0.1
Port ${it.imap.port}
User ${box.account.username}
Pass "${testPassword}"
SSLType None
AuthMechs PLAIN

IMAPStore theirs
Account plenary

MaildirStore ours
SubFolders Verbatim
Path ${folder}/mail/
Inbox ${folder}/mail/INBOX

Channel all
Far :theirs:
Near :ours:
Patterns *
Create Both
Expunge Both
SyncState *
`
  writeFileSync(join(folder, 'rc'), settings)
  const sync = async () => {
    const ended = await run('mbsync', ['-c', 'rc', '-a'], folder)
    assert.equal(ended.code, 0, ended.err + ended.out)
  }
  await sync()
  const there = (path: string, where: string) => readdirSync(join(folder, 'mail', path, where)).sort()
  const files = [
    ...there('INBOX', 'cur').map((one) => `cur/${one}`),
    ...there('INBOX', 'new').map((one) => `new/${one}`),
  ]
  assert.equal(files.length, 3)
  const read = (one: string) => readFileSync(join(folder, 'mail/INBOX', one), 'utf8')
  const many = files.find((one) => read(one).includes('parts@example.org'))!
  assert.ok(
    read(many)
      .replaceAll('\r\n', '\n')
      .includes(manyParts.toString().split('\r\n\r\n').slice(1).join('\n\n').replaceAll('\r\n', '\n')),
  )
  // Marked here, filed here; taken away there.
  const base = many.replace(/^.*\//, '').replace(/:2,.*$/, '')
  renameSync(join(folder, 'mail/INBOX', many), join(folder, 'mail/INBOX/cur', `${base}:2,FS`))
  writeFileSync(join(folder, 'mail/Archive/new/1.local'), letter({ subject: 'from the disk' }))
  await mark(it.house, box.id, (await findFolder(it.house.db, box.id, 'INBOX'))!.id, [3], {
    how: 'add',
    flags: ['\\Deleted'],
  })
  await sync()
  assert.deepEqual(
    (await linesOf(it, box)).map(({ uid, flags }) => [uid, flags]),
    [
      [1, ['\\Seen']],
      [2, ['\\Flagged', '\\Seen']],
    ],
  )
  assert.equal((await linesOf(it, box, 'Archive')).length, 1)
  assert.equal([...there('INBOX', 'cur'), ...there('INBOX', 'new')].length, 2)
})
