import assert from 'node:assert/strict'
import { chownSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { testPassword } from '../support/people.ts'
import { manyParts } from './many-parts.ts'
import { linesOf, somebody, stand } from './stand.ts'
import { folderFor, isHere, isRoot, nobody, run } from './tools.ts'

const it = stand()

test('Dovecot’s own IMAP client reads every field it knows', async (t) => {
  if (!isHere(t, 'doveadm') || !isHere(t, 'dovecot', /^2\.3\./)) return
  const folder = folderFor(t)
  const box = await somebody(it)
  if (isRoot) chownSync(folder, nobody.uid, nobody.gid)
  const settings = `
base_dir = ${folder}/run
log_path = /dev/stderr
mail_home = ${folder}
mail_location = imapc:${folder}/imapc
first_valid_uid = 1
first_valid_gid = 1
imapc_host = 127.0.0.1
imapc_port = ${it.imap.port}
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
    (await linesOf(it, box)).map(({ uid, flags }) => [uid, flags]),
    [
      [2, []],
      [3, ['\\Flagged']],
    ],
  )
})
