import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import { closeBrowser } from '../support/browser.ts'
import { makeFocalPoint, makeOrganisation } from '../support/people.ts'
import { startProgram, type Program } from '../support/program.ts'
import { addAuthenticator, withoutProposals } from './authenticator.ts'
import { mailTo } from './mail.ts'
import { signIn } from './steps.ts'
import { beginWalk, button, endWalk, field, heading, inWords, link, manners, pathOf, says } from './walk.ts'
import type { Walk } from './walk.ts'

const minute = 60_000

describe('a focal point needs two steps to decide for others', () => {
  let program: Program
  before(async () => {
    program = await startProgram({ haveFactors: false })
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  /** What an app shows that was given the secret of the page. */
  const codeOf = (secret: string) =>
    TOTP.generate({
      secret: Secret.fromBase32(secret),
      timestamp: program.house.clock.now().getTime(),
    })

  /** The session is over, and the browser forgets. */
  const leave = (walk: Walk) => walk.context.clearCookies()

  const isAtQueue = async ({ page, t }: Walk) => {
    assert.equal(pathOf(page), '/approvals')
    assert.equal(await heading(page), t('registrations.queue.title'))
  }

  for (const manner of manners)
    test(`with a codes app and paper, ${inWords(manner)}`, async () => {
      const { db } = program.house
      const organisation = await makeOrganisation(db)
      const account = await makeFocalPoint(db, { organisation, language: manner.language })
      const walk = await beginWalk(program, manner)
      const { page, hand, t } = walk

      await page.goto(t.path('/approvals'))
      await signIn(walk, account)
      assert.equal(pathOf(page), '/account/security', 'the queue is withheld, not hidden')
      await says(page, t('sign-in.security.role.missing'))

      await hand.press(button(walk, t('sign-in.security.codes.begin')))
      const secret = ((await page.locator('main span[dir=ltr]').textContent()) ?? '').replaceAll(' ', '')
      await hand.fill(field(walk, 'code'), codeOf(secret))
      await hand.press(button(walk, t('sign-in.codes.new.submit')))
      assert.equal(await heading(page), t('sign-in.recovery-codes.title'))
      const paper = await page.locator('.codes bdi').allTextContents()
      assert.equal(paper.length, 10)
      await hand.press(button(walk, t('sign-in.recovery-codes.go-on')))
      await isAtQueue(walk)
      const mail = await mailTo(program, account.email, 'sign-in.factor-changed')
      assert.equal(mail.subject, t('sign-in.factor-letter.codes-added.subject'))

      await leave(walk)
      program.move(minute)
      await page.goto(t.path('/approvals'))
      await signIn(walk, account)
      assert.equal(await heading(page), t('sign-in.step.title'))
      await hand.fill(field(walk, 'code'), '000000')
      await hand.press(button(walk, t('sign-in.submit')))
      await says(page, t('sign-in.code-wrong'))
      await hand.fill(field(walk, 'code'), codeOf(secret))
      await hand.press(button(walk, t('sign-in.submit')))
      await isAtQueue(walk)

      await leave(walk)
      await page.goto(t.path('/approvals'))
      await signIn(walk, account)
      await hand.press(link(walk, t('sign-in.step.recovery.link')))
      await hand.fill(field(walk, 'code'), paper[4] as string)
      await hand.press(button(walk, t('sign-in.submit')))
      await isAtQueue(walk)
      await page.goto(t.path('/account/security'))
      await says(page, t('sign-in.security.recovery.left', { left: 9 }))
      await endWalk(walk)
    })

  for (const manner of manners.filter(({ script }) => script))
    test(`with a passkey, ${inWords(manner)}`, async () => {
      const { db } = program.house
      const organisation = await makeOrganisation(db)
      const account = await makeFocalPoint(db, { organisation, language: manner.language })
      const walk = await beginWalk(program, manner)
      const { page, hand, t } = walk
      await withoutProposals(walk)
      await addAuthenticator(walk)

      await page.goto(t.path('/approvals'))
      await signIn(walk, account)
      await hand.press(link(walk, t('sign-in.passkey.add')))
      await hand.fill(field(walk, 'name'), 'My phone')
      await hand.press(button(walk, t('sign-in.passkey.new.submit')))
      await page.waitForURL(/recovery-codes$/)
      await hand.press(button(walk, t('sign-in.recovery-codes.go-on')))
      await isAtQueue(walk)

      await leave(walk)
      await page.goto(t.path('/approvals'))
      await hand.press(button(walk, t('sign-in.with-passkey')))
      await page.waitForURL(/approvals$/)
      await isAtQueue(walk)

      await leave(walk)
      await page.goto(t.path('/approvals'))
      await signIn(walk, account)
      await hand.press(button(walk, t('sign-in.step.passkey')))
      await page.waitForURL(/approvals$/)
      await isAtQueue(walk)
      await endWalk(walk)
    })
})
