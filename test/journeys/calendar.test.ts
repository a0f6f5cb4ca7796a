import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { closeBrowser } from '../support/browser.ts'
import { startProgram, type Program } from '../support/program.ts'
import { entriesOf, readCalendar } from '../support/read-calendar.ts'
import { castMember } from './cast.ts'
import { newDelegate, pressRegister, register, signIn } from './steps.ts'
import { beginWalk, button, endWalk, heading, inWords, link, manners, says, type Manner } from './walk.ts'

const workshop = 'C-00015213'

describe('a calendar program follows somebody, and a list is printed', () => {
  let program: Program
  before(async () => {
    program = await startProgram()
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  /** What a calendar program gets: nobody is signed in, nothing but the address is known. */
  const ask = async (address: string) => {
    const answer = await fetch(address)
    return { status: answer.status, body: await answer.text(), etag: answer.headers.get('etag') ?? '' }
  }

  for (const manner of manners)
    test(inWords(manner), async () => {
      const { language } = manner
      const name = `Efua Follows ${language}`
      const delegate = await newDelegate(program, { name, colleagueOf: 'focal-point', language })
      const walk = await beginWalk(program, manner)
      const { page, hand, t } = walk
      await pressRegister(walk, workshop)
      await signIn(walk, delegate)
      await register(walk, { mode: 'remote', submit: 'registrations.check.submit.nobody' })

      await page.goto(t.path('/registrations'))
      await hand.press(link(walk, t('registrations.calendar-link.title')))
      assert.equal(await heading(page), t('registrations.calendar-link.title'))
      await hand.press(button(walk, t('registrations.calendar-link.make')))
      await says(page, t('registrations.calendar-link.made'))
      const address = async () =>
        /https?:\/\/\S+\/calendars\/[\w-]{43}\.ics/.exec(await page.innerText('main'))?.[0] ?? ''
      const first = await address()
      const feed = await ask(first)
      assert.ok(entriesOf(readCalendar(feed.body)).length > 0)
      assert.ok(!feed.body.includes(name), 'it names nobody')
      const again = await fetch(first, { headers: { 'if-none-match': feed.etag } })
      assert.equal(again.status, 304)

      await hand.press(button(walk, t('registrations.calendar-link.renew')))
      const second = await address()
      assert.notEqual(second, first)
      assert.deepEqual([(await ask(first)).status, (await ask(second)).status], [404, 200])
      await hand.press(button(walk, t('registrations.calendar-link.end')))
      await says(page, t('registrations.calendar-link.none'))
      assert.equal((await ask(second)).status, 404)
      await endWalk(walk)
    })

  test('staff asks for the list of participants as a file, and gets it when it is made', async () => {
    const walk = await beginWalk(program, manners[0] as Manner)
    const { page, hand, t } = walk
    await page.goto(t.path('/sign-in'))
    await signIn(walk, castMember(program, 'secretariat'))
    await page.goto(t.path(`/events/${workshop}/participants`))
    await hand.press(button(walk, t('registrations.participants.file.ask')))
    const ready = link(walk, t('registrations.participants.file.fetch'))
    await ready.waitFor({ timeout: 60_000 })
    const pdf = await walk.context.request.get(
      `${program.base}${t.path(`/events/${workshop}/participants.pdf`)}`,
    )
    assert.equal(pdf.headers()['content-type'], 'application/pdf')
    assert.equal((await pdf.body()).toString('latin1', 0, 5), '%PDF-')
    await endWalk(walk)
  })
})
