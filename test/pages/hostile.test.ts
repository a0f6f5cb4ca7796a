import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { BrowserContext } from 'playwright-core'
import { signInAs } from '../journeys/steps.ts'
import { closeBrowser, openContext } from '../support/browser.ts'
import { startProgram, type Program } from '../support/program.ts'
import { reachable, shapeOf } from './crawl.ts'
import { formsOf, type Form } from './forms.ts'
import { visitors } from './visitors.ts'

/** What people, machines and bad luck put into fields. */
const hostile: Readonly<Record<string, string>> = {
  nothing: '',
  'only spaces': ' \u00a0\u3000\t ',
  'a script': '"><script>alert(1)</script><img src=x onerror=alert(1)>',
  SQL: "'; drop table person; --",
  'an ICU message': "{name, plural, one {#} other {'",
  'bidi controls': 'gpj.\u202eexe\u2066\u2069\u200f',
  '10,000 combining marks': `a${'\u0301'.repeat(10_000)}`,
  'a NUL': 'before\u0000after',
  'a lone surrogate': 'before\ud800after',
  '100,000 letters': 'x'.repeat(100_000),
  'a path': '../../../../etc/passwd',
  'a negative number': '-1',
  'a huge number': '99999999999999999999999999',
  'another address': 'https://elsewhere.example/',
}

/** Answers a form may give to nonsense; never a 500. */
const fine = new Set([200, 303, 400, 404, 409, 410, 413, 422])

describe('every form takes nonsense calmly', () => {
  let program: Program
  before(async () => {
    program = await startProgram()
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  for (const { role, starts } of visitors)
    test(`as ${role ?? 'a stranger'}`, { timeout: 600_000 }, async (t) => {
      const context = await openContext({}, program.base)
      if (role) await signInAs(context, program, role)
      const { paths } = await reachable(context, program.base, starts)
      const forms = await formsOn(context, program.base, paths)
      const found: string[] = []
      for (const form of forms)
        for (const [name, value] of Object.entries(hostile)) {
          const fields = form.fields.map((field) => [field, value] as const)
          const status = await send(
            context,
            program.base,
            form,
            new URLSearchParams(fields.map(([a, b]) => [a, b])).toString(),
          )
          if (!fine.has(status)) found.push(`${form.method} ${form.action} with ${name}: ${status}`)
        }
      for (const form of forms) {
        const twice = form.fields
          .map((field) => `${encodeURIComponent(field)}=a&${encodeURIComponent(field)}=b`)
          .join('&')
        for (const [name, body] of [
          ['each field twice', twice],
          ['bytes that are no UTF-8', 'name=%ff%fe%80'],
          ['half an escape', 'name=%'],
          ['fields nobody asked for', '__proto__=1&constructor=2&x[y]=3'],
        ] as const) {
          const status = await send(context, program.base, form, body)
          if (!fine.has(status)) found.push(`${form.method} ${form.action} with ${name}: ${status}`)
        }
      }
      t.diagnostic(`${forms.length} forms: ${forms.map(({ action }) => shapeOf(action)).join(' ')}`)
      await context.close()
      assert.equal(found.join('\n'), '')
    })
})

async function formsOn(context: BrowserContext, base: string, paths: readonly string[]): Promise<Form[]> {
  const forms = new Map<string, Form>()
  for (const path of paths) {
    const answer = await context.request.get(`${base}/en${path === '/' ? '' : path}`)
    for (const form of formsOf(await answer.text(), `/en${path}`))
      if (!/sign-out/.test(form.action))
        forms.set(`${form.method} ${shapeOf(form.action)} ${form.fields.join()}`, form)
  }
  return [...forms.values()]
}

async function send(context: BrowserContext, base: string, form: Form, body: string): Promise<number> {
  const headers = {
    origin: base,
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/x-www-form-urlencoded',
  }
  const answer =
    form.method === 'GET'
      ? await context.request.get(`${base}${form.action}?${body.slice(0, 4000)}`, { maxRedirects: 0 })
      : await context.request.post(`${base}${form.action}`, { headers, data: body, maxRedirects: 0 })
  return answer.status()
}
