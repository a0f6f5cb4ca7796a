import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { closeBrowser } from '../support/browser.ts'
import { startProgram, type Program } from '../support/program.ts'
import { castMember } from './cast.ts'
import { mailTo } from './mail.ts'
import { newDelegate, pressRegister, register, signIn, type Delegate } from './steps.ts'
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
  type Manner,
  type Walk,
} from './walk.ts'

const day = 86_400_000

describe('the secretariat makes a meeting from nothing, and a delegate registers for it', () => {
  let program: Program
  before(async () => {
    program = await startProgram()
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  /** A day so far ahead and an hour, as the field takes it. Days and hours are typed differently in every browser. */
  const on = (days: number, hour: string) =>
    `${new Date(program.house.clock.now().getTime() + days * day).toISOString().slice(0, 10)}T${hour}`

  const atDesk = async (manner: Manner): Promise<Walk> => {
    const walk = await beginWalk(program, manner)
    await walk.page.goto(walk.t.path('/desk/events'))
    await signIn(walk, castMember(program, 'secretariat'))
    assert.equal(pathOf(walk.page), '/desk/events')
    return walk
  }

  /** From the button on the list to the page that everybody sees. Returns the code. */
  async function published(walk: Walk, title: string): Promise<string> {
    const { page, hand, t } = walk
    await hand.press(link(walk, t('events.desk.new')))
    await hand.press(button(walk, t('events.desk.new.submit')))
    await says(page, t('events.desk.problem.title-missing'))
    await hand.fill(field(walk, 'title'), title)
    await hand.choose(field(walk, 'type'), 'workshop')
    await field(walk, 'startsAt').fill(on(60, '09:30'))
    await field(walk, 'endsAt').fill(on(61, '17:00'))
    await hand.press(button(walk, t('events.desk.new.submit')))
    assert.equal(await heading(page), title)
    await says(page, t('events.desk.missing.city', { languages: '' }))

    await hand.press(link(walk, t('events.desk.part.details')))
    await hand.choose(field(walk, 'countryCode'), 'CH')
    await hand.fill(field(walk, 'onSiteCapacity'), '1')
    await hand.press(button(walk, t('events.desk.save')))
    await page.goto(t.path(`${pathOf(page)}/texts/${walk.t.language}`))
    await hand.fill(field(walk, 'city'), 'Basel')
    await hand.press(button(walk, t('events.desk.save')))
    await hand.press(button(walk, t('events.desk.publish')))
    await says(page, t('events.desk.published'))
    return pathOf(page).split('/').at(-1) as string
  }

  async function delegateRegisters(
    manner: Manner,
    code: string,
    name: string,
    { mode, submit }: { mode: 'on-site' | 'remote'; submit: string },
  ): Promise<Delegate> {
    const { language } = manner
    const delegate = await newDelegate(program, { name, colleagueOf: 'focal-point', language })
    const walk = await beginWalk(program, manner)
    await pressRegister(walk, code)
    await signIn(walk, delegate)
    await register(walk, { mode, submit })
    await endWalk(walk)
    return delegate
  }

  for (const manner of manners)
    test(inWords(manner), async () => {
      const walk = await atDesk(manner)
      const code = await published(walk, `A meeting from nothing, ${manner.language}`)
      await endWalk(walk)
      const submit = 'registrations.check.submit.nobody'
      const delegate = await delegateRegisters(manner, code, `Efua Sarpong ${manner.language}`, {
        mode: 'remote',
        submit,
      })
      await mailTo(program, delegate.email, 'registrations.confirmed')
    })

  test('more seats reach whoever waits; a cancelled meeting reaches everybody, with its reason', async () => {
    const manner = manners[0] as Manner
    const walk = await atDesk(manner)
    const { page, hand, t } = walk
    const code = await published(walk, 'A meeting with one seat')
    const first = await delegateRegisters(manner, code, 'Kojo First', {
      mode: 'on-site',
      submit: 'registrations.check.submit.nobody',
    })
    const second = await delegateRegisters(manner, code, 'Kojo Second', {
      mode: 'on-site',
      submit: 'registrations.check.submit.waiting-list',
    })
    await mailTo(program, second.email, 'registrations.waitlisted')

    await page.goto(t.path(`/desk/events/${code}/details`))
    await hand.fill(field(walk, 'onSiteCapacity'), '2')
    await hand.press(button(walk, t('events.desk.save')))
    await mailTo(program, second.email, 'registrations.confirmed')

    await hand.press(link(walk, t('events.desk.cancel')))
    await hand.fill(field(walk, 'reason'), 'The hall is flooded.')
    await hand.press(button(walk, t('events.desk.cancellation.submit')))
    await says(page, t('events.desk.cancelled-now'))
    for (const { email } of [first, second]) {
      const mail = await mailTo(program, email, 'registrations.event-cancelled')
      assert.match(mail.source, /The hall is flooded/)
      assert.match(mail.source, /METHOD:CANCEL/i)
    }
    await page.goto(t.path(`/events/${code}`))
    await says(page, 'The hall is flooded.')
    await endWalk(walk)
  })
})
