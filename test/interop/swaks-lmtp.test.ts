import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deliver } from '../../src/features/mailbox/index.ts'
import { letter, makeMailbox } from '../support/mailboxes.ts'
import { linesOf, stand } from './stand.ts'
import { afterMessage, swaks, toRecipients } from './swaks.ts'
import { folderFor, isHere } from './tools.ts'

const it = stand()

test('swaks hears by LMTP for each recipient what becomes of the message', async (t) => {
  if (!isHere(t, 'swaks')) return
  const folder = folderFor(t)
  const one = await makeMailbox(it.house)
  const full = await makeMailbox(it.house, { quotaBytes: 4000 })
  const nearlyFull = await makeMailbox(it.house, { quotaBytes: 4000 })
  const other = await makeMailbox(it.house)
  const outside = { verdict: { origin: 'outside' } } as const
  await deliver(it.house, full.id, letter({ bytes: 4000 }), outside)
  await deliver(it.house, nearlyFull.id, letter({ bytes: 3990 }), outside)
  const unknown = `nobody-at-all@${it.house.config.mailDomain}`
  const to = [one.address, unknown, full.address, nearlyFull.address, other.address].join(',')
  const talk = await swaks(folder, it.lmtp.port, '--protocol', 'LMTP', '--from', 'a@b.example', '--to', to)
  const codes = (lines: readonly string[]) => lines.map((line) => line.slice(0, 9))
  assert.deepEqual(codes(toRecipients(talk)), [
    '250 2.1.5',
    '550 5.1.1',
    '452 4.2.2',
    '250 2.1.5',
    '250 2.1.5',
  ])
  assert.deepEqual(codes(afterMessage(talk)), ['250 2.1.5', '452 4.2.2', '250 2.1.5'])
  const boxes = [one, full, nearlyFull, other]
  assert.deepEqual(
    await Promise.all(boxes.map(async (box) => (await linesOf(it, box)).length)),
    [1, 1, 1, 1],
    'those that were full hold what they held',
  )
})

test('swaks cannot speak SMTP to the door for LMTP, nor LMTP to the door for SMTP', async (t) => {
  if (!isHere(t, 'swaks')) return
  const folder = folderFor(t)
  const box = await makeMailbox(it.house)
  const letterTo = ['--from', 'a@b.example', '--to', box.address]
  assert.notEqual((await swaks(folder, it.lmtp.port, ...letterTo)).code, 0)
  assert.notEqual((await swaks(folder, it.smtp.port, '--protocol', 'LMTP', ...letterTo)).code, 0)
  assert.deepEqual(await linesOf(it, box), [])
})
