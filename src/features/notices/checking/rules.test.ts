import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { mailCodeOf } from '../../../values/mail-code.ts'
import { decideAnswer, isAltered, isMessageId, isWholeMessage, readCode, readMessage } from './rules.ts'
import type { SentMail } from './types.ts'

const id = '0190a000-1234-7abc-8def-000000000001'
const domain = 'mail.example'
const mail: SentMail = {
  id,
  personId: undefined,
  address: 'ama@volta.example',
  subject: 'Registration confirmed',
  sentAt: new Date('2026-11-25T09:00:00Z'),
  text: 'You are registered.\n\nSee you there.',
  html: '<p>You are registered.</p>',
  files: new Set(['the mark', 'the programme']),
}
const holds = (named: { from: string; to: string } | undefined) =>
  named !== undefined && named.from <= id && id <= named.to

describe('a code', () => {
  test('is read as it is printed under a mail', () => assert.ok(holds(readCode(mailCodeOf(id), domain))))
  test('may be the Message-ID, with or without brackets', () => {
    for (const typed of [`<${id}@${domain}>`, `${id}@${domain}`, ` <${id.toUpperCase()}@MAIL.example> `])
      assert.deepEqual(readCode(typed, domain), { from: id, to: id }, typed)
  })
  test('of another house is none of ours', () => {
    assert.equal(readCode(`<${id}@evil.example>`, domain), undefined)
    assert.ok(isMessageId('<abc.123@evil.example>'))
    assert.ok(!isMessageId('hello there'))
  })
  test('with a slip is no code', () => {
    const code = mailCodeOf(id)
    const slip = (code.startsWith('0') ? '1' : '0') + code.slice(1)
    assert.equal(readCode(slip, domain), undefined)
  })
})

describe('a message', () => {
  const source = (head: string, body = 'Words') =>
    `From: us@${domain}\r\n${head}\r\nSubject: Hello\r\n\r\n${body}`
  test('is found by its Message-ID, also where that is folded', () => {
    assert.ok(holds(readMessage(source(`Message-ID: <${id}@${domain}>`), domain)))
    assert.ok(holds(readMessage(source(`Message-ID:\r\n <${id}@${domain}>`), domain)))
  })
  test('is not found by a Message-ID in its body', () => {
    assert.equal(readMessage(source('X: y', `Message-ID: <${id}@${domain}>`), domain), undefined)
  })
  test('is found by the code under it, also when only its words were pasted', () => {
    assert.ok(holds(readMessage(source('X: y', `Words. Its code: ${mailCodeOf(id)}.`), domain)))
    assert.ok(holds(readMessage(`Dear Ama, code ${mailCodeOf(id).toLowerCase()}`, domain)))
  })
  test('that names no mail of ours is found nowhere', () => {
    assert.equal(readMessage(source('Message-ID: <x@evil.example>'), domain), undefined)
    assert.equal(readMessage('', domain), undefined)
  })
  test('is whole when it has headers', () => {
    assert.ok(isWholeMessage(source('X: y')))
    assert.ok(!isWholeMessage('Dear Ama,\n\nyour account is blocked'))
  })
})

describe('what was altered', () => {
  test('spaces and line ends are no difference', () => {
    assert.ok(!isAltered(mail, { text: 'You are\r\nregistered. See you there.\n', html: '', files: [] }))
  })
  test('another word is one, in the text or in the HTML', () => {
    assert.ok(isAltered(mail, { text: 'You are not registered. See you there.', html: '', files: [] }))
    assert.ok(
      isAltered(mail, {
        text: '',
        html: '<p>You are <a href="https://evil.example">registered.</a></p>',
        files: [],
      }),
    )
  })
  test('a file that we did not send is one, also where there are no words at all', () => {
    const words = { text: mail.text ?? '', html: mail.html ?? '' }
    assert.ok(isAltered(mail, { ...words, files: ['an invoice'] }))
    assert.ok(isAltered(mail, { text: '', html: '', files: ['an invoice'] }))
    assert.ok(!isAltered(mail, { ...words, files: ['the mark'] }))
    assert.ok(!isAltered(mail, { ...words, files: [] }))
  })
  test('what is kept no longer cannot be compared', () => {
    assert.ok(
      !isAltered(
        { text: undefined, html: undefined, files: undefined },
        { text: 'Anything', html: '<p>Anything</p>', files: ['anything'] },
      ),
    )
  })
})

describe('the answer', () => {
  const stranger = { isReader: false, pasted: undefined }
  test('to what nobody sent is no', () => assert.deepEqual(decideAnswer(undefined, stranger), { is: 'none' }))
  test('to a stranger is yes, and nothing of the mail', () => {
    assert.deepEqual(decideAnswer(mail, stranger), { is: 'ours' })
  })
  test('to its reader says which mail it was', () => {
    assert.deepEqual(decideAnswer(mail, { isReader: true, pasted: undefined }), {
      is: 'yours',
      mail,
      isAltered: false,
    })
  })
  test('says that what was pasted is not what we sent', () => {
    const pasted = { text: 'Send us your password', html: '', files: [] }
    assert.deepEqual(decideAnswer(mail, { isReader: false, pasted }), { is: 'altered' })
    assert.deepEqual(decideAnswer(mail, { isReader: true, pasted }), { is: 'yours', mail, isAltered: true })
  })
})
