import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../platform/ids.ts'
import { idsOfMailCode, mailCodeOf, tidyMailCode } from './mail-code.ts'

test('the code of a mail leads back to a span that holds its identifier and next to no other', () => {
  for (let turn = 0; turn < 500; turn++) {
    const id = newId()
    const span = idsOfMailCode(mailCodeOf(id))
    assert.ok(span && span.from <= id && id <= span.to, id)
    assert.equal(span.from.slice(0, 18), id.slice(0, 18))
  }
})

test('a code is sixteen signs in fours, none of which looks like another', () => {
  assert.match(
    mailCodeOf('0190a000-0000-7000-8000-000000000001'),
    /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/,
  )
})

test('small letters, spaces, and O, I and L for digits are understood', () => {
  const code = mailCodeOf(newId())
  const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
  assert.equal(tidyMailCode(typed), code)
})

test('one wrong sign is found, and so are two that changed places', () => {
  const code = mailCodeOf('0190a123-4567-7abc-9def-0123456789ab').replaceAll('-', '')
  for (let place = 0; place < 15; place++) {
    const other = code[place] === '7' ? '8' : '7'
    assert.equal(tidyMailCode(code.slice(0, place) + other + code.slice(place + 1)), undefined, String(place))
    const [one, two] = [code[place] as string, code[place + 1] as string]
    if (place < 14 && one !== two)
      assert.equal(
        tidyMailCode(code.slice(0, place) + two + one + code.slice(place + 2)),
        undefined,
        String(place),
      )
  }
})

test('what can be no code is none', () => {
  for (const typed of ['', 'hello', '0000-0000-0000', 'UUUU-UUUU-UUUU-UUUU'])
    assert.equal(idsOfMailCode(typed), undefined, typed)
})
