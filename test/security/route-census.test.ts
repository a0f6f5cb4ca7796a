import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { permissionsOfFocalPoint } from '../../src/features/directory/index.ts'
import { permissionsOfRoles, roles, staffPermissions } from '../../src/features/roles/rules.ts'
import type { KnownRoute } from '../../src/platform/http/route-table.ts'
import { makeAccount } from '../support/people.ts'
import { Browser } from '../support/server.ts'
import { openWholeServer, type WholeServer } from '../support/whole-server.ts'
import { anyPath } from './paths.ts'
import { assertStored, permissionsPage } from './permissions-page.ts'

const generic = new Set(['everyone', 'stranger-only', 'signed-in'])
const focalPermissions = new Set(permissionsOfFocalPoint(['designated', 'information', 'operations']))

/** Pages have a language, and what machines talk to has none. */
const pathOf = (url: string, { outsideLanguages }: KnownRoute['config']): string =>
  `${outsideLanguages ? '' : '/en'}${anyPath(url)}`

describe('every route of the server', () => {
  let whole: WholeServer
  let routes: readonly KnownRoute[]
  let posts: readonly KnownRoute[]
  before(async () => {
    whole = await openWholeServer({ config: { limits: 'generous' } })
    routes = whole.server.opened.routes.all()
    posts = routes.filter(({ method }) => method === 'POST')
  })
  after(() => whole.close())

  test('says who may come in, how recently proven and how often', () => {
    assert.ok(routes.length > 50, String(routes.length))
    for (const { method, url, config } of routes) {
      assert.ok(config.permission && config.freshness && config.limit, `${method} ${url}`)
      assert.ok(
        generic.has(config.permission) ||
          staffPermissions.has(config.permission) ||
          focalPermissions.has(config.permission),
        `${method} ${url} asks for ${config.permission}, which nobody has`,
      )
    }
  })

  test('is looked at by GET or changes something by POST, and knows no other way', () => {
    const methods = new Set(routes.map(({ method }) => method))
    assert.deepEqual([...methods].toSorted(), ['GET', 'HEAD', 'POST'])
  })

  test('is on the list of permissions for those who run the program', () => {
    assertStored('docs/reference/permissions.md', permissionsPage(routes))
  })

  test('that changes something takes nothing that another site sent', async () => {
    const { id } = await makeAccount(whole.house.db, { roles: ['administrator'] })
    const browser = await whole.as(id)
    for (const { url, config } of posts) {
      const path = pathOf(url, config)
      for (const headers of [
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { 'sec-fetch-site': '', origin: 'https://evil.example' },
        { 'sec-fetch-site': '', origin: 'null' },
        { 'sec-fetch-site': '', referer: 'https://evil.example/form' },
      ]) {
        const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''))
        const answer = await whole.server.inject({
          method: 'POST',
          url: path,
          payload: 'a=1',
          headers: {
            ...sent,
            cookie: `${whole.server.opened.cookie}=${browser.cookies.get(whole.server.opened.cookie)}`,
            'content-type': 'application/x-www-form-urlencoded',
          },
        })
        assert.equal(answer.statusCode, 403, `POST ${url} with ${JSON.stringify(sent)}`)
      }
    }
  })

  test('that changes something takes forms only, not what a script of another site may send', async () => {
    for (const { url, config } of posts)
      for (const type of ['text/plain', 'application/json', 'multipart/form-data; boundary=x']) {
        // What other systems tell is signed, and knows nobody's visit.
        if (type === 'application/json' && config.takesRaw) continue
        const headers = { 'content-type': type, 'sec-fetch-site': 'same-origin' }
        const answer = await whole.server.inject({
          method: 'POST',
          url: pathOf(url, config),
          payload: '{}',
          headers,
        })
        // Whoever may hand in files there is told that this is no form.
        const known = config.takesFiles && type.startsWith('multipart') ? [303, 400, 404] : [303, 404, 415]
        assert.ok(known.includes(answer.statusCode), `POST ${url} as ${type}: ${answer.statusCode}`)
      }
  })

  test('that needs a right leads strangers to sign in, and looks absent to those without it', async () => {
    const { id } = await makeAccount(whole.house.db)
    const delegate = await whole.as(id)
    const stranger = new Browser(whole.server)
    const nowhere = '/en/there-is-nothing-here'
    const absent = {
      GET: plain((await delegate.get(nowhere)).body, nowhere),
      POST: plain((await delegate.post(nowhere)).body, nowhere),
    }
    for (const { method, url, config } of routes) {
      if (generic.has(config.permission) && config.permission !== 'signed-in') continue
      if (method === 'HEAD') continue
      const path = `/en${anyPath(url)}`
      const asked = method === 'POST' ? await stranger.post(path) : await stranger.get(path)
      assert.equal(asked.status, 303, `${method} ${url} to a stranger`)
      assert.equal(asked.location, '/en/sign-in', `${method} ${url} to a stranger`)
      if (config.permission === 'signed-in') continue
      const looked = method === 'POST' ? await delegate.post(path) : await delegate.get(path)
      assert.equal(looked.status, 404, `${method} ${url} to a delegate`)
      const isSame = plain(looked.body, path) === absent[method === 'POST' ? 'POST' : 'GET']
      assert.ok(isSame, `${method} ${url} does not look as if it were not there`)
    }
  })

  test('that changes rights, accounts or proofs asks for a fresh proof', () => {
    const sensitive =
      /^\/(admin\/|account\/(password|security|addresses|closing|export|merge|user-name)|desk\/(roles|focal-points))/
    const stale = posts.filter(({ url, config }) => sensitive.test(url) && config.freshness !== 'recent')
    assert.deepEqual(
      stale.map(({ url }) => url).filter((url) => !withoutProof.has(url)),
      [],
    )
  })

  test('no role holds a permission that no route and no rule asks for by name', () => {
    for (const role of roles) assert.ok(permissionsOfRoles([role]).size > 0, role)
  })
})

/** Acts that a link from a mail proves enough, or that only take something away from an attacker. */
const withoutProof = new Set([
  '/account/addresses/requests/:id/end', // a change that was asked for and is not wanted any more
  '/account/addresses/confirmation/:token',
  '/account/addresses/restoration/:token',
  '/account/security/recovery-codes/kept', // "I have written them down"
])

/** An answer without its number and the address it was asked at, which everybody knows who asked. */
const plain = (body: string, path: string): string =>
  body
    .replaceAll(path.replace(/^\/en/, ''), '')
    .replace(/value="\/?"|(\bhref="\/\w\w)\/?"/g, '$1')
    .replace(/[0-9A-Z]{4}-[0-9A-Z]{4}/g, 'NUMBER')
    .replace(/\s+/g, ' ')
