import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { closeBrowser } from '../support/browser.ts'
import { makeAccount, type MadeAccount } from '../support/people.ts'
import { startProgram, type Program } from '../support/program.ts'
import { addAuthenticator, withoutProposals, type Credential } from './authenticator.ts'
import { mailTo } from './mail.ts'
import { signIn } from './steps.ts'
import { beginWalk, button, endWalk, field, heading, link, pathOf, says, type Walk } from './walk.ts'
import { manners } from './walk.ts'

const [manner] = manners

describe('passkeys, in a real browser', () => {
  let program: Program
  before(async () => {
    program = await startProgram()
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  /** Somebody who has added a passkey and is signed out again. */
  async function withPasskey(wishes: { proposals?: boolean } = {}) {
    const account = await makeAccount(program.house.db)
    const walk = await beginWalk(program, manner!)
    if (!wishes.proposals) await withoutProposals(walk)
    const device = await addAuthenticator(walk)
    await add(walk, account)
    await walk.context.clearCookies()
    return { account, walk, device }
  }

  async function add(walk: Walk, account: MadeAccount): Promise<void> {
    const { page, hand, t } = walk
    await page.goto(t.path('/account/security/passkeys/new'))
    await signIn(walk, account)
    await hand.fill(field(walk, 'name'), 'My phone')
    await hand.press(button(walk, t('sign-in.passkey.new.submit')))
    await page.waitForURL(/recovery-codes$/)
  }

  const press = async (walk: Walk) => {
    await walk.page.goto(walk.t.path('/sign-in'))
    await walk.hand.press(button(walk, walk.t('sign-in.with-passkey')))
  }

  test('a new passkey can be found without a name, belongs to our host and holds no name of its owner', async () => {
    const { account, walk, device } = await withPasskey()
    const [credential] = await device.credentials()
    assert.ok(credential?.isResidentCredential)
    assert.equal(credential.rpId, 'localhost')
    const handle = Buffer.from(credential.userHandle ?? '', 'base64').toString('hex')
    assert.equal(handle, account.id.replaceAll('-', ''))
    await endWalk(walk)
  })

  test('a device that has one already is not asked to make another', async () => {
    const account = await makeAccount(program.house.db)
    const walk = await beginWalk(program, manner!)
    await addAuthenticator(walk)
    await add(walk, account)
    const { page, hand, t } = walk
    await page.goto(t.path('/account/security/passkeys/new'))
    await hand.fill(field(walk, 'name'), 'The same')
    await button(walk, t('sign-in.passkey.new.submit')).click()
    await page.getByText(t('sign-in.passkey-known')).waitFor()
    assert.equal(pathOf(page), '/account/security/passkeys/new')
    await endWalk(walk)
  })

  test('somebody signs in by the button, without typing a name', async () => {
    const { walk } = await withPasskey()
    await press(walk)
    await walk.page.waitForURL((url) => !url.pathname.endsWith('/sign-in'))
    await walk.page.goto(walk.t.path('/account'))
    assert.equal(pathOf(walk.page), '/account')
    await endWalk(walk)
  })

  test('the browser proposes the passkey in the field for the name', async () => {
    const { walk } = await withPasskey({ proposals: true })
    await walk.page.goto(walk.t.path('/account'))
    await walk.page.waitForURL(/\/account$/)
    await endWalk(walk)
  })

  test('a device that cannot make sure who holds it signs nobody in', async () => {
    const { walk, device } = await withPasskey()
    await device.verify(false)
    await walk.page.goto(walk.t.path('/sign-in'))
    await button(walk, walk.t('sign-in.with-passkey')).click()
    await walk.page.getByText(walk.t('sign-in.passkey.failed-get')).waitFor()
    assert.equal(pathOf(walk.page), '/sign-in')
    await endWalk(walk)
  })

  test('a passkey for another host is not even looked at', async () => {
    const { walk, device } = await withPasskey()
    const [credential] = await device.credentials()
    await device.replace({ ...(credential as Credential), rpId: 'other.localhost' })
    await walk.page.goto(walk.t.path('/sign-in'))
    await button(walk, walk.t('sign-in.with-passkey')).click()
    await walk.page.getByText(walk.t('sign-in.passkey.failed-get')).waitFor()
    await endWalk(walk)
  })

  test('what a page at another host had signed is worth nothing here', async () => {
    const { walk, device } = await withPasskey()
    const { page, context, t } = walk
    const [credential] = await device.credentials()
    const elsewhere = program.base.replace('localhost', 'other.localhost')
    await context.route(`${elsewhere}/**`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Not us</title>' }),
    )
    await page.goto(t.path('/sign-in'))
    const { challenge } = await page.evaluate(
      async () =>
        (await (await fetch('/en/sign-in/passkey/options', { method: 'POST' })).json()) as {
          challenge: string
        },
    )
    await device.replace({ ...(credential as Credential), rpId: 'other.localhost' })
    await page.goto(`${elsewhere}/`)
    const stolen = await page.evaluate(signThere, challenge)
    const answer = await context.request.post(`${program.base}/en/sign-in/passkey`, {
      form: { credential: JSON.stringify(stolen) },
      headers: { origin: program.base, 'sec-fetch-site': 'same-origin' },
      maxRedirects: 0,
    })
    assert.equal(answer.headers()['location'], '/en/sign-in')
    await walk.context.close()
  })

  test('a copy that counts from before is refused, and its owner is written to', async () => {
    const { account, walk, device } = await withPasskey()
    const [original] = await device.credentials()
    await press(walk)
    await walk.page.waitForURL((url) => !url.pathname.endsWith('/sign-in'))
    await walk.context.clearCookies()
    await device.replace({ ...(original as Credential), signCount: 0 })
    await press(walk)
    await says(walk.page, walk.t('sign-in.title'))
    await walk.page.getByText(walk.t('sign-in.passkey-wrong')).waitFor()
    await walk.page.goto(walk.t.path('/account'))
    assert.equal(pathOf(walk.page), '/sign-in')
    const mail = await mailTo(program, account.email, 'sign-in.factor-changed', 'may be a copy')
    assert.equal(mail.subject, walk.t('sign-in.factor-letter.passkey-copied.subject'))
    await endWalk(walk)
  })

  test('a passkey that was removed signs nobody in', async () => {
    const { account, walk } = await withPasskey()
    const { page, hand, t } = walk
    await press(walk)
    await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'))
    await page.goto(t.path('/account/security'))
    await hand.press(link(walk, 'My phone'))
    await hand.press(button(walk, t('sign-in.passkey.remove')))
    await says(page, t('sign-in.security.lead-one'))
    await walk.context.clearCookies()
    await press(walk)
    await page.getByText(t('sign-in.passkey-wrong')).waitFor()
    await signIn(walk, account)
    await page.goto(t.path('/account'))
    assert.equal(await heading(page), t('accounts.page.title'))
    await endWalk(walk)
  })

  test('without script nothing about passkeys is offered at the door', async () => {
    const walk = await beginWalk(program, { ...manner!, script: false })
    await walk.page.goto(walk.t.path('/sign-in'))
    assert.equal(await button(walk, walk.t('sign-in.with-passkey')).isVisible(), false)
    await endWalk(walk)
  })
})

/** What a page of somebody else's would do with our challenge. Runs in the browser. */
async function signThere(challenge: string): Promise<unknown> {
  const coded = (bytes: ArrayBuffer) =>
    btoa(String.fromCharCode(...new Uint8Array(bytes)))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '')
  const asked = Uint8Array.from(atob(challenge.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
    letter.charCodeAt(0),
  )
  const found = (await navigator.credentials.get({
    publicKey: { challenge: asked, userVerification: 'required' },
  })) as PublicKeyCredential
  const response = found.response as AuthenticatorAssertionResponse
  return {
    id: found.id,
    rawId: found.id,
    type: found.type,
    clientExtensionResults: {},
    response: {
      clientDataJSON: coded(response.clientDataJSON),
      authenticatorData: coded(response.authenticatorData),
      signature: coded(response.signature),
    },
  }
}
