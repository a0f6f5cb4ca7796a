import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { beginAccount } from '../../src/features/sign-in/index.ts'
import { endCodes } from '../../src/features/sign-in/welcome/actions/end-codes.ts'
import { inTransaction } from '../../src/platform/database/database.ts'
import { operator } from '../../src/values/actor.ts'
import { isRefusal } from '../../src/values/refusal.ts'
import { closeBrowser } from '../support/browser.ts'
import { startProgram, type Program } from '../support/program.ts'
import { linkIn, mailTo, mailsTo } from './mail.ts'
import { newPassword } from './steps.ts'
import {
  beginWalk,
  button,
  endWalk,
  field,
  heading,
  inWords,
  link,
  manners,
  pathOf,
  says,
  words,
} from './walk.ts'

const hour = 3_600_000

const people = {
  en: { name: 'Ngozi Adéyemi-Okafor', countryCode: 'NG' },
  fr: { name: 'Maëlys d’Arc', countryCode: 'FR' },
  ar: { name: 'ليلى بنت سالم', countryCode: 'OM' },
} as const

/** The code in the newest mail, once as many have been written. */
async function codeIn(program: Program, address: string, many: number): Promise<string> {
  for (let tries = 0; tries < 200; tries++) {
    const written = await program.house.db
      .selectFrom('outbox')
      .select('text_body')
      .where('to_address', '=', address)
      .where('occasion', '=', 'sign-in.welcome')
      .where('text_body', 'is not', null)
      .orderBy('created_at', 'desc')
      .execute()
    const code = /\w+(?:-[0-9A-Z]{4}){4}/.exec(written[0]?.text_body ?? '')?.[0]
    if (written.length >= many && code) return code
    await pause(50)
  }
  throw new Error(`no welcome code came to ${address}`)
}

describe('an account is made, blocked because nobody began it, and begun again', () => {
  let program: Program
  before(async () => {
    program = await startProgram()
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  for (const manner of manners)
    test(inWords(manner), async () => {
      const { house } = program
      const { language } = manner
      const email = `begun-${language}@mail.example`
      const who = { ...people[language as keyof typeof people], email, language }
      const made = await inTransaction(house.db, (tx) =>
        beginAccount(tx, house, operator, who, house.clock.now()),
      )
      assert.ok(!isRefusal(made))
      const first = await codeIn(program, email, 1)

      program.move(house.profile.welcomeHours * hour)
      await endCodes(house, house.clock.now())
      const blocked = await mailTo(program, email, 'accounts.blocked')

      const walk = await beginWalk(program, manner)
      const { page, hand, t } = walk
      await page.goto(t.path('/account/activation'))
      await hand.fill(field(walk, 'code'), first)
      await hand.press(button(walk, t('sign-in.welcome.submit')))
      await says(page, t('sign-in.welcome-replaced'))
      await hand.press(link(walk, t('sign-in.welcome.over.link')))
      assert.equal(pathOf(page), '/account/recovery')

      await page.goto(linkIn(blocked, '/account/activation/again/'))
      assert.equal(await heading(page), t('sign-in.again.title'))
      await says(page, t('sign-in.again.why.initial-not-changed'))
      await hand.press(button(walk, t('sign-in.again.submit')))
      assert.equal(pathOf(page), '/account/activation')
      assert.ok((await words(page)).length > 0)

      const code = await codeIn(program, email, 2)
      assert.notEqual(code, first)
      await hand.fill(field(walk, 'code'), code.toLowerCase().replaceAll('-', ' '))
      await hand.press(button(walk, t('sign-in.welcome.submit')))
      assert.equal(await heading(page), t('sign-in.activation.title'))
      assert.ok((await words(page)).includes(who.name))
      await hand.fill(field(walk, 'password'), newPassword)
      await hand.press(button(walk, t('sign-in.activation.submit')))

      assert.equal(pathOf(page), '/')
      await page.goto(t.path('/account'))
      assert.equal(pathOf(page), '/account', 'they are signed in')
      assert.equal(await mailsTo(program, email, 'accounts.activated'), 1)
      await page.goto(t.path('/messages'))
      await says(page, blocked.subject)
      await endWalk(walk)
    })
})
