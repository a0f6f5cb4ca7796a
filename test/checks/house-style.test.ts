import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openEnds } from './left-open.ts'
import { hiddenBuses } from './listeners.ts'
import { emptyNames } from './names.ts'
import { physicalCss } from './physical-css.ts'
import { silentRoutes } from './routes.ts'
import { largeFiles } from './sizes.ts'
import { sources } from './sources.ts'

const css = (text: string) => physicalCss(sources({ 'assets/css/a.css': text }))
const routes = (text: string) => silentRoutes(sources({ 'src/features/a/routes.ts': text }))
const room = (text: string) => sources({ 'src/features/a/actions.ts': text })

test('a side of the paper in a style sheet is found', () => {
  assert.equal(css('p { margin-left: 1px; text-align: right }\n.a{left:0}').length, 3)
  assert.equal(css('p { border-top-left-radius: 1px; padding-top: 2px; float: left; }').length, 3)
  assert.deepEqual(
    css('p { margin-inline-start: 1px; text-align: start; inset-inline: 0 } /* margin-left: 1px; */'),
    [],
  )
  assert.deepEqual(css('p { transition: left 1s; background-position: left top }'), [])
})

test('a route that does not say who may come in is found', () => {
  assert.match(
    String(routes("server.get('/a', async () => {})")),
    /names no permission, no freshness, no limit/,
  )
  const some = "server.post('/a', { config: { permission: 'everyone', freshness: 'any' } }, async () => {})"
  assert.match(String(routes(some)), /names no limit/)
})

test('a route may take its options from another file of ours', () => {
  const taking = (door: string) =>
    silentRoutes(
      sources({
        'src/features/a/doors.ts': `export const look = { config: ${door} } as const`,
        'src/features/a/b/routes.ts':
          "import { look } from '../doors.ts'\nserver.get('/a', look, async () => {})",
      }),
    )
  assert.deepEqual(taking("{ permission: 'everyone', freshness: 'any', limit: 'pages' }"), [])
  assert.match(String(taking("{ permission: 'everyone' }")), /names no freshness, no limit/)
})

test('a route may name its options by a word of the same file', () => {
  const text = `const open = { config: { permission: 'everyone', freshness: 'any', limit: 'pages' } } as const
    const mine = (limit) => ({ config: { ...open.config, permission: 'signed-in', limit } })
    server.get('/a', open, show); server.get('/b', mine('acts'), show); map.get('/c'); server.get('a')`
  assert.deepEqual(routes(text), [])
})

test('an act in an address is found', () => {
  const full = "{ config: { permission: 'p', freshness: 'any', limit: 'acts' } }"
  assert.match(String(routes(`server.post('/registrations/:id/approve', ${full}, act)`)), /acts are nouns/)
  assert.deepEqual(routes(`server.post('/registrations/:id/approval', ${full}, act)`), [])
})

test('a hidden bus is found', () => {
  assert.equal(hiddenBuses(room("import { EventEmitter } from 'node:events'")).length, 1)
  assert.equal(hiddenBuses(room('export function addClosingListener(listener) {}')).length, 1)
  assert.deepEqual(hiddenBuses(room('export function closeAccount(tx, id, listeners) {}')), [])
})

test('a name that says nothing is found', () => {
  assert.equal(emptyNames(sources({ 'src/features/a/utils.ts': '' })).length, 1)
  assert.equal(emptyNames(sources({ 'src/platform/helpers/a.ts': '' })).length, 1)
  assert.equal(emptyNames(sources({ 'src/values/personName.ts': '' })).length, 1)
  assert.deepEqual(
    emptyNames(
      sources({
        'src/values/person-name.test.ts': '',
        'src/features/a/README.md': '',
        'src/a/mail.ar.txt': '',
      }),
    ),
    [],
  )
})

test('what is left for later is found, and a test that is switched off', () => {
  assert.equal(openEnds(sources({ 'src/a.ts': ['// TO', 'DO: more'].join('') })).length, 1)
  assert.equal(openEnds(sources({ 'src/a.test.ts': ['test', "only('a', () => {})"].join('.') })).length, 1)
  assert.deepEqual(openEnds(sources({ 'src/a.ts': '// what is left to do' })), [])
})

test('a file of more than 300 lines is found', () => {
  assert.equal(largeFiles(sources({ 'src/a.ts': '\n'.repeat(301), 'src/b.ts': '\n'.repeat(300) })).length, 1)
})
