import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { findFolderOfRole, pageOf, readRaw, type FolderRole } from '../../src/features/mailbox/index.ts'
import { closeBrowser, openContext, watch } from '../support/browser.ts'
import { makeMailbox, type MadeMailbox } from '../support/mailboxes.ts'
import { startProgram, type Program } from '../support/program.ts'

/* Writing a letter with a script: what it adds to the form that does it all without one. */

describe('somebody writes a letter with a script', () => {
  let program: Program
  before(async () => {
    program = await startProgram()
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  let count = 0
  async function writing(
    walk: (page: Page, box: MadeMailbox) => Promise<void>,
    language = 'en',
  ): Promise<void> {
    const box = await makeMailbox(program.house, { name: 'Adwoa Mensah', username: `writer-${++count}` })
    const context = await openContext({ language, script: true }, program.base)
    await context.request.post(`${program.base}/en/sign-in`, {
      form: { name: box.account.email, password: box.account.password },
      headers: { origin: program.base, 'sec-fetch-site': 'same-origin' },
    })
    const page = await context.newPage()
    const misdeeds = watch(page, program.base)
    await page.goto(`${program.base}/${language}/mail/write`)
    await walk(page, box)
    assert.deepEqual(misdeeds, { said: [], asked: [] })
    await context.close()
  }

  const rawIn = async (box: MadeMailbox, role: FolderRole): Promise<string[]> => {
    const folder = await findFolderOfRole(program.house.db, box.id, role)
    const { messages } = await pageOf(program.house.db, folder!.id, { limit: 50 })
    const all = await Promise.all(messages.map(({ blobId }) => readRaw(program.house.db, blobId)))
    return all.map((raw) => String(raw).replace(/=\r\n/g, '').replaceAll('=3D', '='))
  }
  const kept = async (page: Page): Promise<string> => {
    await page.waitForURL(/\/mail\/write\/[0-9a-f-]{36}$/)
    return page.url()
  }
  /** All that was done is kept: the draft on the server is what stands here. */
  const keptLast = async (page: Page, before: string): Promise<string> => {
    await page.waitForFunction((known) => location.href !== known, before)
    return page.url()
  }

  test('formats it by keys and buttons; what is kept is there after a new start', () =>
    writing(async (page, box) => {
      await page.locator('#field-subject').fill('Formatted')
      const before = await kept(page)
      await page.locator('input[name=look][value=simple]').check()
      const paper = page.getByRole('textbox', { name: 'Message' })
      await paper.click()
      await page.keyboard.press('Control+b')
      await page.keyboard.type('Now')
      assert.equal(await page.locator('[data-do=bold]').getAttribute('aria-pressed'), 'true')
      await page.keyboard.press('Control+b')
      await page.keyboard.type(' or never')
      await page.keyboard.press('Enter')
      await page.locator('[data-do=list]').click()
      await page.keyboard.type('one')
      await page.keyboard.press('Enter')
      await page.keyboard.type('two ')
      await page.keyboard.press('Control+k')
      await page.locator('#letter-link').fill('nothing')
      await page.keyboard.press('Enter')
      await page.getByText('A link begins with').waitFor()
      await page.locator('#letter-link').fill('https://a.example/plan')
      await page.keyboard.press('Enter')
      await keptLast(page, before)
      await page.locator('#field-to').fill('li@outside.example')
      const last = page.url()
      await keptLast(page, last)
      await page.reload()
      await page.locator('[data-part=paper] li', { hasText: 'one' }).waitFor()
      const [raw, ...more] = await rawIn(box, 'drafts')
      assert.deepEqual(more, [])
      assert.match(raw!, /<p dir="auto"><b>Now<\/b>(?: |=C2=A0)or never<\/p>/)
      assert.match(
        raw!,
        /<ul dir="auto"><li>one<\/li><li>two(?: |=C2=A0)<a href="https:\/\/a\.example\/plan">/,
      )
      assert.match(raw!, /^\*\*Now\*\* or never\r\n\r\n- one\r\n- two/m)
    }))

  test('takes the words along from the one way of writing to the other, each paragraph as it runs', () =>
    writing(async (page) => {
      await page.locator('#field-text').fill('First.\n\nمرحبا بكم\n\n> quoted')
      await page.locator('input[name=look][value=simple]').check()
      const paper = page.locator('[data-part=paper]')
      assert.deepEqual(
        await paper
          .locator('p')
          .evaluateAll((all) => all.map((one) => [one.textContent, getComputedStyle(one).direction])),
        [
          ['First.', 'ltr'],
          ['مرحبا بكم', 'rtl'],
          ['quoted', 'ltr'],
        ],
      )
      await page.locator('input[name=look][value=plain]').check()
      assert.equal(await page.locator('#field-text').inputValue(), 'First.\n\nمرحبا بكم\n\n> quoted')
    }))

  test('in two windows, which lose words in neither', () =>
    writing(async (page, box) => {
      await page.locator('#field-text').fill('start')
      const start = await kept(page)
      const other = await page.context().newPage()
      await other.goto(start)
      await other.locator('#field-text').fill('of the other window')
      await keptLast(other, start)
      await page.locator('#field-text').fill('of the first window')
      await keptLast(page, start)
      await page.getByText('Both are kept').first().waitFor()
      const all = (await rawIn(box, 'drafts')).join()
      assert.match(all, /of the other window/)
      assert.match(all, /of the first window/)
      await other.close()
    }))

  test('with a file, and sends it while it is still being kept: it leaves once, whole', () =>
    writing(async (page, box) => {
      await page.locator('#field-to').fill('li@outside.example')
      await page.locator('#field-subject').fill('With a file')
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('the plan') })
      await page.locator('.mail-attached', { hasText: 'plan.txt' }).waitFor()
      await page.locator('#field-text').fill('last words')
      await page.getByRole('button', { name: 'Send', exact: true }).click()
      await page.waitForURL(/\/mail\/sending\//)
      const [raw, ...more] = await rawIn(box, 'drafts')
      assert.deepEqual(more, [])
      assert.match(raw!, /last words/)
      assert.match(raw!, /plan\.txt/)
    }))

  test('and leaves at once after the last key, while earlier words are still being kept: the last are kept', () =>
    writing(async (page, box) => {
      await page.locator('#field-subject').fill('Left behind')
      const before = await kept(page)
      let release = () => {}
      const free = new Promise<void>((done) => (release = done))
      // Whoever keeps something waits for this.
      const holding = program.house.db.transaction().execute(async (tx) => {
        await tx.selectFrom('mailbox').select('id').where('id', '=', box.id).forUpdate().execute()
        await free
      })
      const first = page.waitForRequest((one) => one.postData()?.includes('the first words') ?? false)
      await page.locator('#field-text').fill('the first words')
      await first
      await page.locator('#field-text').fill('the last words')
      await page.goto(`${program.base}/en/mail/search`)
      release()
      await holding
      const texts = async () => (await rawIn(box, 'drafts')).join()
      for (let n = 0; n < 60 && !/the last words/.test(await texts()); n++) await page.waitForTimeout(50)
      assert.match(await texts(), /the last words/)
      await page.goBack()
      await page.locator('#field-text').waitFor()
      assert.equal(await page.locator('#field-text').inputValue(), 'the last words')
      assert.notEqual(page.url(), before)
      await page.locator('#field-text').fill('and more')
      await page.getByText('Kept among the drafts').first().waitFor()
      const [raw, ...more] = await rawIn(box, 'drafts')
      assert.deepEqual(more, [])
      assert.match(raw!, /and more/)
    }))

  test('with a file that cannot be attached while "Send" waits for it: nothing leaves before that is said', () =>
    writing(async (page, box) => {
      await page.locator('#field-to').fill('li@outside.example')
      await page.locator('#field-subject').fill('Without its file')
      await kept(page)
      await page.route('**/mail/write', async (route) => {
        if (!route.request().postData()?.includes('plan.txt')) return route.continue()
        await page.waitForTimeout(700)
        return route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Sign in</h1>' })
      })
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('the plan') })
      await page.getByRole('button', { name: 'Send', exact: true }).click()
      await page.getByText('Not sent, since this file could not be attached: plan.txt').first().waitFor()
      assert.match(page.url(), /\/mail\/write\//)
      assert.equal((await rawIn(box, 'drafts')).length, 1)
      const waiting = () => program.house.db.selectFrom('webmail_sending').select('mailbox_id').execute()
      assert.ok((await waiting()).every((one) => one.mailbox_id !== box.id))
      await page.getByRole('button', { name: 'Send', exact: true }).click()
      await page.waitForURL(/\/mail\/sending\//)
      assert.equal((await waiting()).filter((one) => one.mailbox_id === box.id).length, 1)
    }))

  test('and presses "Send" twice, also while it waits: it leaves once', () =>
    writing(async (page, box) => {
      await page.locator('#field-to').fill('li@outside.example')
      await page.locator('#field-subject').fill('Twice')
      await page.locator('input[type=file]').setInputFiles({
        name: 'plan.bin',
        mimeType: 'application/octet-stream',
        buffer: Buffer.alloc(3_000_000, 1),
      })
      await page.getByRole('button', { name: 'Send', exact: true }).dblclick()
      await page.waitForURL(/\/mail\/sending\//)
      const waiting = await program.house.db
        .selectFrom('webmail_sending')
        .select('id')
        .where('mailbox_id', '=', box.id)
        .execute()
      assert.equal(waiting.length, 1)
      const [raw, ...more] = await rawIn(box, 'drafts')
      assert.deepEqual(more, [])
      assert.match(raw!, /plan\.bin/)
    }))
})
