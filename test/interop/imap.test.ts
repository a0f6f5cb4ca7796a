import assert from 'node:assert/strict'
import { chownSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { imapServer, type ImapServer } from '../../src/features/mailbox/imap/index.ts'
import { append, deliver, findFolder, listUids, mark } from '../../src/features/mailbox/index.ts'
import { testHouse, type TestHouse } from '../support/house.ts'
import { letter, makeMailbox, type MadeMailbox } from '../support/mailboxes.ts'
import { testPassword } from '../support/people.ts'
import { folderFor, isHere, isRoot, nobody, run } from './tools.ts'

let house: TestHouse
let server: ImapServer
before(async () => {
  house = await testHouse()
  server = await imapServer(house, { port: 'any', tls: 'none', delay: 1 })
})
after(async () => {
  await server.close()
  await house.close()
})

const outside = { verdict: { origin: 'outside' } } as const

/** A letter of several parts, such as mail programs trip over. */
const manyParts = Buffer.from(
  [
    'From: =?utf-8?q?Fran=C3=A7oise_Dub=C3=A9?= <f@example.org>',
    'To: "Mensah, Ama" <ama@example.org>, undisclosed: ;',
    'Subject: =?utf-8?B?2KfYrNiq2YXYp9i5INin2YTZhNis2YbYqQ==?=',
    'Date: Wed, 25 Nov 2026 10:00:00 +0100',
    'Message-ID: <parts@example.org>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="outer (1)"',
    '',
    '--outer (1)',
    'Content-Type: multipart/alternative; boundary=inner',
    '',
    '--inner',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    'Réunion demain.',
    '--inner',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    '<p>R=C3=A9union demain.</p>',
    '--inner--',
    '--outer (1)',
    'Content-Type: message/rfc822',
    '',
    'From: a@example.org',
    'Subject: within',
    '',
    'text',
    '--outer (1)',
    "Content-Type: application/pdf; name*0*=utf-8''r%C3%A9; name*1=sum.pdf",
    'Content-Disposition: attachment; filename="résumé \\"1\\".pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    'JVBERi0=',
    '--outer (1)--',
    '',
  ].join('\r\n'),
)

/** Somebody with three letters, one of several parts, and one that is read. */
async function somebody(): Promise<MadeMailbox> {
  const box = await makeMailbox(house)
  for (const raw of [letter({ subject: 'first' }), manyParts, letter({ subject: 'third' })])
    await deliver(house, box.id, raw, outside)
  await mark(house, box.id, await inboxOf(box), [1], { how: 'add', flags: ['\\Seen'] })
  return box
}
const inboxOf = async (box: MadeMailbox) => (await findFolder(house.db, box.id, 'INBOX'))!.id
const linesOf = async (box: MadeMailbox, path = 'INBOX') => {
  const folder = (await findFolder(house.db, box.id, path))!
  return listUids(house.db, folder.id)
}

test('curl lists, reads, searches and files', async (t) => {
  if (!isHere(t, 'curl', /\bimap\b/)) return
  const folder = folderFor(t)
  const box = await somebody()
  const address = `imap://127.0.0.1:${server.port}`
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
  assert.equal((await linesOf(box, 'Archive')).length, 1)
})

const pythonWalk = `
import imaplib, sys
port, user, password = int(sys.argv[1]), sys.argv[2], sys.argv[3]
it = imaplib.IMAP4('127.0.0.1', port)
def ok(answer):
    assert answer[0] == 'OK', answer
    return answer[1]
ok(it.login(user, password))
assert b'INBOX' in b''.join(ok(it.list()))
assert ok(it.select('INBOX')) == [b'3']
assert ok(it.search(None, 'UNSEEN')) == [b'2 3']
assert b'first' in ok(it.fetch('1', '(BODY.PEEK[HEADER.FIELDS (SUBJECT)])'))[0][1]
raw = ok(it.uid('FETCH', '2', '(RFC822)'))[0][1]
sys.stdout.buffer.write(raw)
ok(it.store('3', '+FLAGS', r'(\\Flagged)'))
ok(it.copy('3', 'Archive'))
ok(it.append('Drafts', r'(\\Draft)', imaplib.Time2Internaldate(0), b'Subject: draft\\r\\n\\r\\nx\\r\\n'))
ok(it.create('"From python"'))
ok(it.subscribe('"From python"'))
ok(it.store('3', '+FLAGS', r'(\\Deleted)'))
assert ok(it.expunge()) == [b'3']
ok(it.status('Archive', '(MESSAGES UIDNEXT)'))
assert it.getquotaroot('INBOX')[0] == 'OK'
ok(it.namespace())
ok(it.unselect())
it.logout()
`

test('Python’s imaplib reads, marks, copies, files and takes away', async (t) => {
  if (!isHere(t, 'python3')) return
  const box = await somebody()
  const args = ['-c', pythonWalk, String(server.port), box.account.username, testPassword]
  const ended = await run('python3', args, folderFor(t))
  assert.equal(ended.code, 0, ended.err)
  assert.equal(ended.out, manyParts.toString())
  assert.deepEqual(
    (await linesOf(box, 'Archive')).map(({ flags }) => flags),
    [['\\Flagged']],
  )
  assert.deepEqual(
    (await linesOf(box, 'Drafts')).map(({ flags }) => flags),
    [['\\Draft']],
  )
  assert.deepEqual(
    (await linesOf(box)).map(({ uid, flags }) => [uid, flags]),
    [
      [1, ['\\Seen']],
      [2, ['\\Seen']],
    ],
  )
})

test('mbsync keeps a folder on disk and ours the same, both ways', async (t) => {
  if (!isHere(t, 'mbsync')) return
  const folder = folderFor(t)
  const box = await somebody()
  mkdirSync(join(folder, 'mail'))
  const settings = `
IMAPAccount plenary
Host 127.0.0.1
Port ${server.port}
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
  await mark(house, box.id, await inboxOf(box), [3], { how: 'add', flags: ['\\Deleted'] })
  await sync()
  assert.deepEqual(
    (await linesOf(box)).map(({ uid, flags }) => [uid, flags]),
    [
      [1, ['\\Seen']],
      [2, ['\\Flagged', '\\Seen']],
    ],
  )
  assert.equal((await linesOf(box, 'Archive')).length, 1)
  assert.equal([...there('INBOX', 'cur'), ...there('INBOX', 'new')].length, 2)
})

test('offlineimap mirrors everything', async (t) => {
  if (!isHere(t, 'offlineimap')) return
  const folder = folderFor(t)
  const box = await somebody()
  await append(house, box.id, 'Archive', letter({ subject: 'kept' }))
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
remoteport = ${server.port}
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

test('fetchmail takes what is new and marks it', async (t) => {
  if (!isHere(t, 'fetchmail')) return
  const folder = folderFor(t)
  const box = await somebody()
  const settings = `poll 127.0.0.1 service ${server.port} protocol imap auth password user "${box.account.username}" password "${testPassword}" keep mda "cat >> ${folder}/got" sslproto ""\n`
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
  assert.ok((await linesOf(box)).every(({ flags }) => flags.includes('\\Seen')))
})

test('Dovecot’s own IMAP client reads every field it knows', async (t) => {
  if (!isHere(t, 'doveadm') || !isHere(t, 'dovecot', /^2\.3\./)) return
  const folder = folderFor(t)
  const box = await somebody()
  if (isRoot) chownSync(folder, nobody.uid, nobody.gid)
  const settings = `
base_dir = ${folder}/run
log_path = /dev/stderr
mail_home = ${folder}
mail_location = imapc:${folder}/imapc
first_valid_uid = 1
first_valid_gid = 1
imapc_host = 127.0.0.1
imapc_port = ${server.port}
imapc_user = ${box.account.username}
imapc_password = ${testPassword}
imapc_features = rfc822.size fetch-headers fetch-bodystructure
namespace inbox {
  inbox = yes
  separator = /
}
`
  writeFileSync(join(folder, 'rc'), settings)
  const doveadm = async (...args: string[]) => {
    const ended = await run('doveadm', ['-c', 'rc', ...args], folder, isRoot ? nobody : {})
    assert.equal(ended.code, 0, ended.err + ended.out)
    return ended.out
  }
  const fields = 'uid flags size.physical date.sent imap.envelope imap.bodystructure'
  const all = await doveadm('fetch', fields, 'mailbox', 'INBOX')
  assert.equal(all.match(/^uid: /gm)?.length, 3)
  assert.match(all, new RegExp(`^size\\.physical: ${manyParts.length}$`, 'm'))
  assert.match(all, /imap\.bodystructure: \(\("text" "plain"[^]*"message" "rfc822"[^]*"application" "pdf"/)
  assert.match(all, /within/)
  const text = await doveadm('fetch', 'text', 'mailbox', 'INBOX', 'uid', '2')
  assert.ok(text.replaceAll('\r\n', '\n').includes(manyParts.toString().replaceAll('\r\n', '\n').trimEnd()))
  await doveadm('flags', 'add', '\\Flagged', 'mailbox', 'INBOX', 'uid', '3')
  await doveadm('expunge', 'mailbox', 'INBOX', 'uid', '1')
  assert.deepEqual(
    (await linesOf(box)).map(({ uid, flags }) => [uid, flags]),
    [
      [2, []],
      [3, ['\\Flagged']],
    ],
  )
})
