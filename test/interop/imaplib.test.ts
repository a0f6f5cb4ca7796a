import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testPassword } from '../support/people.ts'
import { manyParts } from './many-parts.ts'
import { linesOf, somebody, stand } from './stand.ts'
import { folderFor, isHere, run } from './tools.ts'

const it = stand()

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
  const box = await somebody(it)
  const args = ['-c', pythonWalk, String(it.imap.port), box.account.username, testPassword]
  const ended = await run('python3', args, folderFor(t))
  assert.equal(ended.code, 0, ended.err)
  assert.equal(ended.out, manyParts.toString())
  assert.deepEqual(
    (await linesOf(it, box, 'Archive')).map(({ flags }) => flags),
    [['\\Flagged']],
  )
  assert.deepEqual(
    (await linesOf(it, box, 'Drafts')).map(({ flags }) => flags),
    [['\\Draft']],
  )
  assert.deepEqual(
    (await linesOf(it, box)).map(({ uid, flags }) => [uid, flags]),
    [
      [1, ['\\Seen']],
      [2, ['\\Seen']],
    ],
  )
})
