import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { allOf, readXml, textOf } from './xml.ts'

test('an answer is read as it is written in the documents', () => {
  const xml = readXml(`<?xml version="1.0"?>
    <response>
      <returncode>SUCCESS</returncode>
      <meetingName><![CDATA[A & B <c>]]></meetingName>
      <attendees>
        <attendee><userID>one</userID></attendee><!-- <attendee/> -->
        <attendee kind='x'><userID>t&amp;w&#111;&#x21;</userID></attendee>
      </attendees>
      <metadata/>
    </response>`)
  assert.ok(xml)
  assert.equal(xml.name, 'response')
  assert.equal(textOf(xml, 'returncode'), 'SUCCESS')
  assert.equal(textOf(xml, 'meetingName'), 'A & B <c>')
  assert.deepEqual(
    allOf(xml, 'attendees', 'attendee').map((it) => textOf(it, 'userID')),
    ['one', 't&wo!'],
  )
  assert.equal(textOf(xml, 'metadata'), '')
  assert.equal(textOf(xml, 'nothing'), '')
})

test('nothing is fetched, and nothing grows: a document type is no answer', () => {
  const outside = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>'
  const laughs = `<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(50)}">]><r>${'&b;'.repeat(50)}</r>`
  for (const text of [outside, laughs, '<r><!ENTITY x "y"></r>', '<r><?php ?></r>'])
    assert.equal(readXml(text), undefined, text)
  const unknown = readXml('<r>&x;&#0;&#xD800;&#99999999;</r>')
  assert.equal(unknown?.text, '&x;&#99999999;')
})

test('what is not whole, too deep or too much is no answer', () => {
  for (const text of [
    '',
    'words',
    '<r>',
    '</r>',
    '<r></s>',
    '<r/><r/>',
    '<r/>words',
    '<r><![CDATA[</r>',
    '<r',
    '<r a=b/>',
    '<1/>',
  ])
    assert.equal(readXml(text), undefined, text)
  assert.ok(readXml('<a>'.repeat(20) + '</a>'.repeat(20)))
  assert.equal(readXml('<a>'.repeat(30) + '</a>'.repeat(30)), undefined)
  assert.equal(readXml(`<r>${'<a/>'.repeat(70_000)}</r>`), undefined)
})

test('whatever bytes come, reading them ends and throws nothing', () => {
  const piece = fc.constantFrom(
    '<a>',
    '</a>',
    '<a/>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '&lt;',
    '&#9;',
    '<a b="',
    '"',
    '>',
    ' ',
    'x',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')),
      ),
      (text) => {
        readXml(text)
      },
    ),
    { numRuns: 500 },
  )
})
