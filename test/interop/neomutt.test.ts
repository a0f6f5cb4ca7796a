import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { deliver } from '../../src/features/mailbox/index.ts'
import { letter, makeMailbox, type MadeMailbox } from '../support/mailboxes.ts'
import { testPassword } from '../support/people.ts'
import { linesOf, messagesOf, somebody, stand } from './stand.ts'
import { openTerminal } from './terminal.ts'
import { folderFor, isHere } from './tools.ts'

const it = stand()

/** An editor that adds a line and is done. */
const editor = `#!/bin/sh
{ echo 'Согласна. Until tomorrow.'; cat "$1"; } > "$1.new" && mv "$1.new" "$1"
`

const settings = (folder: string, { account, address }: MadeMailbox) => `
set certificate_file = ${folder}/cert.pem
set ssl_starttls = yes
set ssl_force_tls = yes
set imap_user = ${account.username}
set imap_pass = "${testPassword}"
set folder = imap://localhost:${it.imap.port}/
set spoolfile = +INBOX
set record = +Sent
set postponed = +Drafts
set trash = +Trash
set smtp_url = smtp://${account.username}@localhost:${it.submission.port}/
set smtp_pass = "${testPassword}"
set smtp_authenticators = plain
set from = ${address}
set realname = "Ama Mensah"
set editor = ${folder}/editor
set send_charset = utf-8
set sort = mailbox-order
set index_format = "%4C %Z %s"
set confirmappend = no
set delete = yes
set quit = yes
set fast_reply = yes
set include = yes
set mark_old = no
set mail_check = 1
set timeout = 1
set resolve = no
set tmpdir = ${folder}
set beep = no
set sleep_time = 0
`

test('neomutt reads, answers, flags, files and takes away, all of it under TLS', async (t) => {
  if (!isHere(t, 'neomutt') || !isHere(t, 'tmux')) return
  const folder = folderFor(t)
  const [box, other] = [await somebody(it), await makeMailbox(it.house)]
  const question = letter({ from: `Bea <${other.address}>`, to: box.address, subject: 'Will you come?' })
  await deliver(it.house, box.id, question, { verdict: { origin: 'inside' } })
  writeFileSync(join(folder, 'cert.pem'), it.certificate.cert)
  writeFileSync(join(folder, 'editor'), editor, { mode: 0o755 })
  writeFileSync(join(folder, 'rc'), settings(folder, box))
  const neomutt = await openTerminal(folder, 'timeout --foreground 170 neomutt -n -F rc')

  const list = await neomutt.shows(/4 N \+ Will you come\?/)
  assert.match(list, /1 {5}first\n +2 N {3}اجتماع اللجنة\n +3 N {3}third\n/)
  await neomutt.type('2', 'Enter', 'Enter')
  await neomutt.shows(/Réunion demain\./)
  await neomutt.type('v')
  const parts = await neomutt.shows(/résumé "1"\.pdf +\[\w+\/pdf, base64/)
  assert.match(parts, /text\/plain, 8bit, utf-8[^]*text\/html, quoted[^]*within +\[message\/rfc822/)
  await neomutt.type('q', 'i')

  await neomutt.type('4', 'Enter', 'r')
  assert.match(await neomutt.shows(/Subject: Re: Will you come\?/), new RegExp(`To: Bea <${other.address}>`))
  await neomutt.type('y')
  await neomutt.shows(/Mail sent/)
  await neomutt.type('s', 'C-u', '=Archive', 'Enter')
  await neomutt.shows(/4 .D.*Will you come\?/)
  await neomutt.type('3', 'Enter', 'F')
  await neomutt.shows(/3 N !.*third/)
  await neomutt.type('1', 'Enter', 'd')
  await neomutt.shows(/1 +D +first/)
  await neomutt.type('$')
  await neomutt.shows(/1 +اجتماع[^]*Msgs:2 /)
  await deliver(it.house, box.id, letter({ subject: 'come meanwhile' }), { verdict: { origin: 'outside' } })
  await neomutt.shows(/3 N {3}come meanwhile/)
  await neomutt.type('q')
  await neomutt.ended()

  const flags = async (path: string) => (await linesOf(it, box, path)).map((one) => one.flags)
  assert.deepEqual(await flags('INBOX'), [['\\Seen'], ['\\Flagged'], []])
  assert.deepEqual(await flags('Archive'), [['\\Answered', '\\Seen']])
  assert.deepEqual(await flags('Trash'), [['\\Seen']])
  assert.deepEqual(await flags('Sent'), [['\\Seen']])
  const [[got], [sent]] = [await messagesOf(it, other), await messagesOf(it, box, 'Sent')]
  assert.equal(got?.verdict.origin, 'inside')
  for (const { raw } of [got, sent!]) {
    assert.match(raw, /\r\nSubject: Re: Will you come\?\r\n/)
    assert.match(raw, /\r\n\r\nСогласна\. Until tomorrow\.\r\n/)
  }
  assert.match(got.raw, new RegExp(`\r\nIn-Reply-To: ${/<letter[^>]*>/.exec(String(question))![0]}`))
})
