import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deliver, renameFolder } from '../../src/features/mailbox/index.ts'
import { letter, makeMailbox } from '../support/mailboxes.ts'
import { testPassword } from '../support/people.ts'
import { overhear } from './overheard.ts'
import { linesOf, messagesOf, somebody, stand } from './stand.ts'
import { accountByHand } from './thunderbird-account.ts'
import { act, foldersOf, lists, read, send } from './thunderbird-acts.ts'
import { isThunderbirdHere, openThunderbird } from './thunderbird.ts'
import { until } from './tools.ts'

const it = stand()
const many = 'اجتماع اللجنة'

test('Thunderbird signs in, lists, reads, hears of news, marks, files, takes away and sends', async (t) => {
  if (!isThunderbirdHere(t)) return
  const [box, other] = [await somebody(it), await makeMailbox(it.house)]
  for (const [was, is] of Object.entries({ Archive: 'Dossiers', Sent: 'Envoyés', Trash: 'Corbeille' }))
    await renameFolder(it.house, box.id, was, is)
  const line = await overhear(t, it.imap.port!)
  const ports = { imap: line.port, submission: it.submission.port }
  const thunderbird = await openThunderbird(t, accountByHand(box, ports), {
    first: (display) => display.answer('Enter your password', testPassword),
  })
  const flags = async (path = 'INBOX') => (await linesOf(it, box, path)).map((one) => one.flags)
  const holds = (path: string, count: number) =>
    until(
      `${count} in ${path}`,
      () => flags(path),
      (some) => some.length === count,
    )

  await lists(thunderbird, 'first', many, 'third')
  assert.ok(it.sessions.count(box.account.id) > 0, 'who typed the password has signed in')
  assert.deepEqual(await foldersOf(thunderbird), [
    'Corbeille: Trash',
    'Dossiers: Archive',
    'Drafts: Drafts',
    'Envoyés: SentMail',
    'INBOX: Inbox',
    'Junk: Junk',
  ])

  const { text, parts } = await read(thunderbird, many, 'within')
  assert.match(
    text,
    /Réunion demain\.\s+ForwardedMessage\.eml\s*Subject: within\s*From: a@example\.org\s+text/,
  )
  assert.deepEqual(parts, ['message/rfc822 ForwardedMessage.eml', 'application/pdf résumé "1".pdf'])
  await until('what was read is marked here', async () => (await flags())[1]!.includes('\\Seen'))

  await until('it waits for news', () => line.said().some((one) => / IDLE$/.test(one)))
  await deliver(it.house, box.id, letter({ subject: 'come meanwhile' }), { verdict: { origin: 'outside' } })
  await lists(thunderbird, 'first', many, 'third', 'come meanwhile')
  await thunderbird.picture('thunderbird-inbox')

  await act(thunderbird, 'come meanwhile', 'cmd_markAsFlagged')
  await until('the flag is here', async () => (await flags())[3]!.includes('\\Flagged'))
  await act(thunderbird, 'third', 'cmd_delete')
  await holds('Corbeille', 1)
  await lists(thunderbird, 'first', many, 'come meanwhile')

  await send(thunderbird, other.address, 'Наша встреча', 'До завтра.\n')
  await thunderbird.display.answer('Password Required for Outgoing', testPassword)
  await until(
    'it has come',
    () => linesOf(it, other),
    (some) => some.length === 1,
  )
  await holds('Envoyés', 1)
  // It moves a message in its list at once and here half a second later; a second move just then would wait for the next start.
  await act(thunderbird, 'first', 'cmd_archive')
  await holds('Dossiers/2026', 1)
  await lists(thunderbird, many, 'come meanwhile')
  await thunderbird.picture('thunderbird-end')

  const [got] = await messagesOf(it, other)
  assert.deepEqual([got?.subject, got?.verdict.origin], ['Наша встреча', 'inside'])
  assert.deepEqual(await flags('Envoyés'), [['\\Seen']], 'the copy is filed once')
  assert.deepEqual(await flags('Dossiers/2026'), [['\\Seen']])
  assert.deepEqual(
    (await linesOf(it, box)).map(({ uid }) => uid),
    [2, 4],
  )
  assert.deepEqual(
    line.answered().filter((one) => /^(?:\d+|\*) (?:BAD|NO|BYE) /.test(one)),
    [],
    'nothing that it asked was refused',
  )
})
