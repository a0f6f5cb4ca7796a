import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sources } from './sources.ts'
import { unsafeTemplates } from './templates.ts'

const findings = (template: string) =>
  unsafeTemplates(sources({ 'src/features/a/pages/show.ts': `const page = html\`${template}\`` }))

test('values in text and in quoted attributes are fine', () => {
  assert.deepEqual(findings('<p class="a ${b}" lang=\'${l}\'>${words} <b>${more}</b></p>'), [])
  assert.deepEqual(findings('<input value="${value}" required><br>${after}'), [])
})

test('a value in an attribute without quotes is found', () => {
  assert.match(String(findings('<p class=${name}>x</p>')), /without quotes/)
  assert.match(String(findings('<p class=a${name}>x</p>')), /without quotes/)
})

test('a value that would become a tag or an attribute name is found', () => {
  assert.match(String(findings('<p ${attributes}>x</p>')), /inside the tag <p>/)
  assert.match(String(findings('<p data-${name}="a">x</p>')), /inside the tag <p>/)
})

test('a value in a script or a comment is found', () => {
  assert.match(String(findings('<script>let a = ${value}</script>')), /script/)
  assert.match(String(findings('<!-- ${value} -->')), /comment/)
})

test('an address that is not made by url() or t.path() is found', () => {
  assert.match(String(findings('<a href="${address}">x</a>')), /without url/)
  assert.match(String(findings('<a href="/events/${code}">x</a>')), /without url/)
  assert.deepEqual(findings('<a href="${url(address)}">x</a><form action="${t.path(`/a/${b}`)}"></form>'), [])
  assert.deepEqual(findings('<a href="${own}/x">`; const own = t.path("/a"); const b = `'), [])
  assert.deepEqual(findings('<a href="#field-${name}">x</a><a href="mailto:${m}">y</a>'), [])
})

test('an address without a language is found', () => {
  assert.match(String(findings('<a href="/events">x</a>')), /names no language/)
  assert.deepEqual(findings('<link href="/assets/plenary.css">'), [])
})

test('a style or a script in place is found', () => {
  assert.match(String(findings('<p style="color: red">x</p>')), /styles in place/)
  assert.match(String(findings('<button onclick="go()">x</button>')), /scripts in place/)
  assert.match(String(findings('<a href="javascript:go()">x</a>')), /is a script/)
})

test('a template inside a template is read too', () => {
  assert.equal(findings('<p>${list.map((one) => html`<i class=${one}></i>`)}</p>').length, 1)
})
