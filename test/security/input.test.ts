import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { KnownRoute } from '../../src/platform/http/route-table.ts'
import { permissionsOfRoles } from '../../src/features/roles/rules.ts'
import { linksIn } from '../support/mail.ts'
import { makeAccount, makeFocalPoint, makeOrganisation } from '../support/people.ts'
import { Browser } from '../support/server.ts'
import { openWholeServer, type WholeServer } from '../support/whole-server.ts'
import { badBodies, badSegments } from './bad-input.ts'
import { changedTables, fingerprint } from './fingerprint.ts'
import { anyPath } from './paths.ts'
import { fieldsIn, walk, type FoundForm } from './walking.ts'

/** There are hundreds of addresses; a limit is only there for what hangs. */
const walks = { timeout: 900_000 }

/** Where sound and picture do not run, their lines say so. */
const mayBeAway = ({ url }: KnownRoute): boolean => /^\/meetings\/(test\/|:sitting\/(stage|sound))/.test(url)
const breaksNothing = (status: number, route: KnownRoute): boolean =>
  status < 500 || (status === 503 && mayBeAway(route))

/** Who opens a letter has read it: its marks say so, and the count of its folder. The letter itself stays as it is. */
const readMarks = {
  'public.mail_folder': ['unseen', 'modseq'],
  'public.mail_message': ['flags', 'modseq'],
}
/** What a letter is worth believing is kept when somebody first opens it. */
const keptByLooking = 'public.webmail_judgement'

const secret = /password|secret|passcode|welcome|token|^code$|credential/i

describe('whatever is asked of the server', () => {
  let whole: WholeServer
  let routes: readonly KnownRoute[]
  const forms = new Map<string, FoundForm>()
  const found = new Set<string>()

  before(async () => {
    whole = await openWholeServer({ cast: true, config: { limits: 'generous' } })
    routes = whole.server.opened.routes.all().filter(({ config }) => !config.outsideLanguages)
  })
  after(() => whole.close())

  const castMember = async (username: string): Promise<string> => {
    const row = await whole.house.db
      .selectFrom('account_identifier')
      .select('account_id')
      .where('key', '=', username)
      .executeTakeFirstOrThrow()
    return row.account_id
  }

  /** Somebody new who may ask for this route. */
  async function allowed({ config: { permission } }: KnownRoute): Promise<Browser> {
    if (permission === 'everyone' || permission === 'stranger-only') return new Browser(whole.server)
    if (permission === 'signed-in') return whole.as((await makeAccount(whole.house.db)).id)
    if (permissionsOfRoles(['administrator']).has(permission))
      return whole.as((await makeAccount(whole.house.db, { roles: ['administrator'] })).id)
    const organisation = await makeOrganisation(whole.house.db)
    return whole.as((await makeFocalPoint(whole.house.db, { organisation })).id)
  }

  test('looking at every page changes nothing, for whoever looks', walks, async () => {
    const visitors: Browser[] = [new Browser(whole.server)]
    for (const name of ['mensaha', 'asantek', 'owusue', 'antunesm', 'wisniewskit', 'tanabeh', 'byrned'])
      visitors.push(await whole.as(await castMember(name)))
    const before = await fingerprint(whole.house.db, readMarks)
    for (const visitor of visitors) {
      const walked = await walk(visitor, [
        '/',
        '/events',
        '/directory',
        '/account',
        '/help',
        '/organisation',
        '/desk',
      ])
      for (const path of walked.paths) found.add(path)
      for (const form of walked.forms) forms.set(patternOf(form.action), form)
    }
    assert.ok(found.size > 45, `only ${found.size} pages were found`)
    const changed = changedTables(before, await fingerprint(whole.house.db, readMarks))
    assert.deepEqual(
      changed.filter((table) => table !== keptByLooking),
      [],
    )
  })

  test(
    'every address can be asked for with nonsense in it: nothing breaks, nothing changes',
    walks,
    async () => {
      const gets = routes.filter(({ method }) => method === 'GET')
      const wild = '?page=-1&q=%F0%9D%95%8F&q=2&country=ZZ&after=x&%5B%5D=1&back=//evil'
      const asked: [Browser, string, KnownRoute][] = []
      for (const route of gets) {
        const visitor = await allowed(route)
        const meant = [anyPath(route.url), ...realPaths(route.url)]
        for (const path of [...meant, ...meant.map((one) => one + wild), ...nonsense(route.url)])
          asked.push([visitor, path, route])
      }
      const before = await fingerprint(whole.house.db)
      for (const [visitor, path, route] of asked) {
        const { status } = await visitor.get(`/en${path}`)
        assert.ok(breaksNothing(status, route), `GET ${path}: ${status}`)
      }
      assert.deepEqual(changedTables(before, await fingerprint(whole.house.db)), [])
    },
  )

  test('every form can be sent with nonsense in it: nothing breaks', walks, async () => {
    for (const route of routes.filter(({ method }) => method === 'POST')) {
      const paths = [realPaths(route.url)[0] ?? anyPath(route.url), ...nonsense(route.url).slice(0, 3)]
      let visitor = await allowed(route)
      const fields = fieldsOf(route.url)
      for (const [place, path] of paths.entries())
        for (const { what, body } of place === 0 ? badBodies(fields) : badBodies(fields).slice(1, 3)) {
          const { status, location } = await send(visitor, path, body)
          assert.ok(breaksNothing(status, route) && status >= 200, `POST ${path} with ${what}: ${status}`)
          // Whoever was led away may have lost the right to ask again.
          if (location !== undefined) visitor = await allowed(route)
        }
    }
  })

  test('what was typed is still there when something about it was wrong', walks, async () => {
    const kept: string[] = []
    for (const route of routes.filter(({ method }) => method === 'POST')) {
      const form = forms.get(route.url)
      if (!form) continue
      const typed = Object.fromEntries(
        [...form.fields.keys()].map((name, place) => [name, secret.test(name) ? '' : `typed ${place}`]),
      )
      const visitor = await allowed(route)
      const answer = await visitor.post(`/en${realPaths(route.url)[0] ?? form.action}`, typed)
      if (answer.status !== 422) continue
      kept.push(route.url)
      for (const [name, value] of textFieldsIn(answer.body))
        if (typed[name] && !secret.test(name)) assert.equal(value, typed[name], `${route.url}: ${name}`)
    }
    assert.ok(kept.length >= 5, kept.join(', '))
  })

  test('every link of every mail can be opened by a scanner, and nothing changes', walks, async () => {
    await causeMails()
    await whole.settle()
    const mails = await whole.house.db
      .selectFrom('outbox')
      .select(['occasion', 'text_body', 'html_body'])
      .execute()
    const before = await fingerprint(whole.house.db)
    const scanner = new Browser(whole.server)
    const opened = new Set<string>()
    for (const { occasion, text_body: text, html_body: markup } of mails)
      for (const link of [...linksIn(text ?? ''), ...linksIn(markup ?? '')]) {
        if (!link.startsWith(whole.house.config.url) || opened.has(link)) continue
        opened.add(link)
        const { status } = await scanner.get(link.slice(whole.house.config.url.length))
        assert.ok(status < 500, `a link of ${occasion}: ${status}`)
      }
    assert.ok(opened.size > 6, `only ${opened.size} links in ${mails.length} mails`)
    assert.deepEqual(changedTables(before, await fingerprint(whole.house.db)), [])
  })

  /** Does what strangers and members do that makes us write to somebody. */
  async function causeMails(): Promise<void> {
    const post = (path: string, fields: Record<string, string>) =>
      new Browser(whole.server).post(`/en${path}`, fields)
    const form = {
      name: 'Somebody New',
      country: 'GH',
      language: 'en',
      membership: 'unknown',
      organisation: 'unknown',
      terms: 'yes',
      privacy: 'yes',
      act: 'sign-up',
    }
    await post('/account/new', { ...form, email: 'somebody.new@mail.example' })
    for (const state of ['active', 'initial', 'blocked', 'closed'] as const) {
      const { email } = await makeAccount(whole.house.db, { state })
      await post('/account/new', { ...form, email })
      await post('/account/recovery', { name: email })
    }
    const account = await makeAccount(whole.house.db)
    const browser = await whole.as(account.id)
    await browser.post('/en/account/addresses', { email: 'another.address@mail.example', contact: 'yes' })
    await browser.post('/en/account/password', {
      'current-password': account.password,
      password: 'seven green lanterns',
    })
  }

  /** The pattern of the route that a form is sent to. */
  function patternOf(action: string): string {
    const route = routes.find(({ method, url }) => method === 'POST' && isLike(url, action))
    return route?.url ?? action
  }

  const isLike = (pattern: string, path: string): boolean =>
    new RegExp(`^${pattern.replace(/:[^/]+/g, '[^/]+').replace('*', '.*')}$`).test(path)

  /** Addresses of this shape that were found on the way, of pages or of forms. */
  const realPaths = (pattern: string): string[] =>
    [...found, ...[...forms.values()].map(({ action }) => action)]
      .map((path) => path.replace(/\?.*$/, ''))
      .filter((path) => isLike(pattern, path))
      .slice(0, 2)

  const nonsense = (pattern: string): string[] =>
    pattern.includes(':') ? badSegments.map((segment) => pattern.replace(/:[^/]+/g, segment)) : []

  /** The fields of a route's form; of every form when nobody was shown one. */
  const fieldsOf = (pattern: string): string[] => {
    const own = forms.get(pattern)
    return own
      ? [...own.fields.keys()]
      : [...new Set([...forms.values()].flatMap(({ fields }) => [...fields.keys()]))]
  }

  async function send(visitor: Browser, path: string, payload: string) {
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      ...(cookie && { cookie }),
    }
    const answer = await whole.server.inject({ method: 'POST', url: `/en${path}`, payload, headers })
    return { status: answer.statusCode, location: answer.headers.location }
  }
})

/** Fields that keep any text: not choices, numbers, days, files (no browser takes those back) or what the page itself put there. */
function textFieldsIn(markup: string): Map<string, string> {
  const tags = [...markup.matchAll(/<(?:input|textarea)\b[^>]*>/g)].map(([tag]) => tag)
  const textual = new Set(
    tags
      .filter(
        (tag) => !/\stype="(?:radio|checkbox|hidden|number|date|datetime-local|time|submit|file)"/.test(tag),
      )
      .flatMap((tag) => /\sname="([^"]*)"/.exec(tag)?.[1] ?? []),
  )
  return new Map([...fieldsIn(markup)].filter(([name]) => textual.has(name)))
}
