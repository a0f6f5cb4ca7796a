import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { bodyWords, loadProfile } from '../../src/platform/profile/index.ts'
import { bodysWordsInProgram } from '../checks/body-words.ts'
import { sources } from '../checks/sources.ts'
import { closeBrowser, openContext } from '../support/browser.ts'
import { startProgram, type Program } from '../support/program.ts'
import { reachable } from './crawl.ts'
import { invalidities } from './validity.ts'

describe('the pages of another body', () => {
  let program: Program
  before(async () => {
    program = await startProgram({ profile: 'northlight' })
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  test("are whole, in all its languages, and say none of the built-in body's words", async () => {
    const { profile } = program.house
    const context = await openContext({}, program.base)
    const { paths, dead } = await reachable(context, program.base, [
      '/',
      '/events',
      '/account/new',
      '/sign-in',
      '/help',
    ])
    assert.ok(paths.length >= 8, `only ${paths.join(' ')}`)
    const words = bodyWords(loadProfile('itu'), profile)
    const found = [...dead]
    for (const language of profile.languages)
      for (const path of paths) {
        const answer = await context.request.get(`${program.base}/${language}${path === '/' ? '' : path}`)
        const markup = await answer.text()
        const said = bodysWordsInProgram(sources({ 'src/page.svg': markup }), words)
        found.push(...said.map((finding) => `${language}${path}: ${finding}`))
        found.push(...(await invalidities(markup)).map((finding) => `${language}${path}: ${finding}`))
      }
    await context.close()
    assert.equal(found.join('\n'), '')
  })
})
