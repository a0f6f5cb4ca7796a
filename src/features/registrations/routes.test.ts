import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import {
  makeAccount,
  makeEvent,
  makeOrganisation,
  type MadeOrganisation,
} from '../../../test/support/people.ts'
import { actorFor, choicesFor, register } from '../../../test/support/registering.ts'
import type { Browser } from '../../../test/support/server.ts'
import { fieldsOf, heading, main, openWalk, type Walk } from '../../../test/support/walking.ts'
import { isRefusal } from '../../values/refusal.ts'
import { registrationRoutes } from './index.ts'

let house: TestHouse
let walk: Walk
let sankofa: MadeOrganisation
before(async () => {
  house = await testHouse()
  walk = await openWalk(house, registrationRoutes)
  sankofa = await makeOrganisation(house.db, { name: 'Sankofa Networks' })
})
after(async () => {
  await walk.close()
  await house.close()
})

const delegate = () => makeAccount(house.db, { organisation: sankofa, name: 'Adwoa Mensah' })
const formAt = (event: { code: string }) => `/en/events/${event.code}/registration`
const filled = { 'badge-name': 'Adwoa', mode: 'on-site', 'access-needs': '', revision: '0' }
const studyGroup = {
  type: 'study-group',
  countryCode: 'CH',
  city: { en: 'Geneva' },
  timeZone: 'Europe/Zurich',
}
const day = 24 * 60 * 60_000

async function begun(options: Parameters<typeof makeEvent>[1] = {}) {
  const event = await makeEvent(house.db, options)
  const account = await delegate()
  return { event, account, browser: await walk.as(account) }
}
async function registered(
  options: Parameters<typeof makeEvent>[1] = {},
  mode: 'on-site' | 'remote' = 'on-site',
) {
  const made = await begun(options)
  const it = await register(house, actorFor(made.account), made.event.id, choicesFor(mode))
  assert.ok(!isRefusal(it))
  return { ...made, it, own: `/en/registrations/${it.number}` }
}
const send = async (browser: Browser, event: { code: string }, fields = filled) => {
  const kept = await browser.post(formAt(event), fields)
  assert.equal(kept.location, `${formAt(event)}/check`, kept.body)
  const check = await browser.get(kept.location)
  return { check, sent: await browser.post(`${formAt(event)}/submission`, fieldsOf(check, 'submission')) }
}

test('form, check, confirmed: the walk of somebody for whom nobody has to be asked', async () => {
  const { event, browser } = await begun()
  const form = await browser.get(formAt(event))
  assert.equal(form.status, 200)
  assert.equal(heading(form), 'Register for this meeting')
  assert.match(main(form), /Open to all: your registration is confirmed as soon as you send it/)
  const { check, sent } = await send(browser, event)
  assert.equal(heading(check), 'Check your answers')
  assert.match(main(check), /On site, in Bhubaneswar/)
  assert.match(check.body, /Confirm my registration<\/button>/)
  assert.match(sent.location, /^\/en\/registrations\/R-/)
  const shown = await browser.follow(sent)
  assert.equal(heading(shown), 'Confirmed')
  assert.match(main(shown), /Add to my calendar/)
})

test('what the focal point decides says so before the form, on the button and afterwards', async () => {
  const { event, browser } = await begun(studyGroup)
  const form = await browser.get(formAt(event))
  assert.match(main(form), /The secretariat decides about your registration: .*Sankofa Networks.* has nobody/)
  const { check, sent } = await send(browser, event)
  assert.match(check.body, /Send to the secretariat<\/button>/)
  const shown = await browser.follow(sent)
  assert.equal(heading(shown), 'With the secretariat')
  assert.match(main(shown), /This is not a confirmation yet/)
})

test('a stranger is led to sign in, and a form they sent is kept', async () => {
  const event = await makeEvent(house.db)
  const { Browser: Fresh } = await import('../../../test/support/server.ts')
  const browser = new Fresh(walk.server)
  assert.equal((await browser.get(formAt(event))).location, '/en/sign-in')
  assert.equal((await browser.post(formAt(event), filled)).location, '/en/sign-in')
})

test('somebody whose category may not attend is told before the form, with the rule and the way out', async () => {
  const event = await makeEvent(house.db, studyGroup)
  const browser = await walk.as(await makeAccount(house.db, { claimedCategory: 'non-member' }))
  const page = await browser.get(formAt(event))
  assert.equal(heading(page), house.texts('en')('participation.refused'))
  assert.doesNotMatch(page.body, /<form\s+id="registration"/)
  const rule = house.profile.ruleParts['study-group-members-only']
  assert.ok(main(page).includes(rule?.words['en'] ?? '?'))
  assert.ok(main(page).includes(rule?.wayOut?.['en'] ?? '?'))
  assert.equal((await browser.post(formAt(event), filled)).status, 409)
})

for (const [says, options] of [
  ['Registration is not open yet', { opensAt: later(5) }],
  ['Registration is closed', { modes: ['on-site'], onSiteClosesAt: later(-1) }],
  ['This meeting is over', { startsAt: later(-5), endsAt: later(-4) }],
  ['This meeting is cancelled', { state: 'cancelled' }],
] as const)
  test(`in place of the form: ${says}`, async () => {
    const { event, browser } = await begun(options as Parameters<typeof makeEvent>[1])
    const page = await browser.get(formAt(event))
    assert.equal(heading(page), says)
    assert.equal((await browser.post(formAt(event), filled)).status, 409)
    assert.equal((await browser.post(`${formAt(event)}/submission`, { revision: '1' })).status, 409)
  })
function later(days: number): Date {
  return new Date(Date.parse('2026-11-25T09:00:00Z') + days * day)
}

test('an event that is not there has no form', async () => {
  const { browser } = await begun()
  for (const code of ['C-99999999', 'nonsense', "C-1' or 1=1", '%F0%9F%92%A5'])
    assert.equal((await browser.get(`/en/events/${code}/registration`)).status, 404)
  assert.equal((await browser.post('/en/events/C-99999999/registration', filled)).status, 404)
  assert.equal((await browser.post('/en/events/C-99999999/registration/submission', {})).status, 404)
})

test('every missing answer is named, and what was typed is kept', async () => {
  const { event, browser } = await begun()
  const page = await browser.post(formAt(event), { 'access-needs': 'A ramp, please', revision: '0' })
  assert.equal(page.status, 422)
  assert.match(page.body, /<title>Error: /)
  assert.match(main(page), /Enter the name for your badge/)
  assert.match(main(page), /Choose how you take part/)
  assert.match(page.body, /A ramp, please<\/textarea>/)
})

const hostile: [string, Record<string, string>][] = [
  ['a name that is too long', { 'badge-name': 'x'.repeat(121) }],
  ['needs that are too long', { 'access-needs': 'x'.repeat(1001) }],
  ['a mode that does not exist', { mode: 'astral' }],
  ['a turned reading direction', { 'badge-name': 'Adwoa\u202Egnp' }],
  ['ten thousand combining marks', { 'badge-name': `a${'\u0301'.repeat(10_000)}` }],
  ['a control character', { 'access-needs': 'a\u0007b' }],
]
for (const [says, fields] of hostile)
  test(`the form refuses ${says} and keeps the rest`, async () => {
    const { event, browser } = await begun()
    const page = await browser.post(formAt(event), { ...filled, 'badge-name': 'Kept as typed', ...fields })
    assert.equal(page.status, 422)
    if (!('badge-name' in fields)) assert.match(page.body, /value="Kept as typed"/)
  })

test('markup and SQL are only words', async () => {
  const { event, browser } = await begun()
  const name = `<script>alert(1)</script>'; drop table person; --`
  const { check } = await send(browser, event, { ...filled, 'badge-name': name })
  assert.match(check.body, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/)
  assert.doesNotMatch(check.body, /<script>alert/)
})

test('NUL and broken encoding are a plain 400 page', async () => {
  const { event, browser } = await begun()
  const page = await browser.post(formAt(event), { ...filled, 'badge-name': 'a\0b' })
  assert.equal(page.status, 400)
  assert.match(page.body, /<h1/)
})

test('a mode that has closed is refused at its field', async () => {
  const { event, browser } = await begun({ onSiteClosesAt: later(-1) })
  const form = await browser.get(formAt(event))
  assert.match(form.body, /value="on-site"[^>]*disabled/)
  assert.match(main(form), /Closed since/)
  const page = await browser.post(formAt(event), filled)
  assert.equal(page.status, 422)
  assert.match(main(page), /Registration for taking part on site has closed/)
})

test('a full mode can be chosen, and everybody is told that it means waiting', async () => {
  const { event, browser } = await begun({ onSiteCapacity: 1, onSiteTaken: 1 })
  const form = await browser.get(formAt(event))
  assert.match(main(form), /All seats are taken\. You would be the first on the waiting list/)
  const { check, sent } = await send(browser, event)
  assert.match(main(check), /You will be put on the waiting list/)
  assert.match(main(check), /Join the waiting list/)
  assert.doesNotMatch(main(check), /confirmed as soon as|Confirm my registration/)
  const shown = await browser.follow(sent)
  assert.equal(heading(shown), 'On the waiting list')
  assert.match(main(shown), /Your place on the list: 1/)
})

test('two tabs: the second is told, keeps what was typed, and may then send it', async () => {
  const { event, browser } = await begun()
  await browser.post(formAt(event), filled)
  const stale = await browser.post(formAt(event), { ...filled, 'badge-name': 'The other tab' })
  assert.equal(stale.status, 409)
  assert.match(main(stale), /changed elsewhere meanwhile/)
  assert.match(stale.body, /value="The other tab"/)
  const again = await browser.post(formAt(event), fieldsOf(stale, 'registration'))
  assert.equal(again.location, `${formAt(event)}/check`)
  assert.match(main(await browser.get(again.location)), /The other tab/)
})

test('what was changed in another tab after the check is shown again before it is sent', async () => {
  const { event, browser } = await begun()
  const kept = await browser.post(formAt(event), filled)
  const check = await browser.get(kept.location)
  await browser.post(formAt(event), { ...filled, mode: 'remote', revision: '1' })
  const page = await browser.post(`${formAt(event)}/submission`, fieldsOf(check, 'submission'))
  assert.equal(page.status, 409)
  assert.equal(heading(page), 'Check your answers')
  assert.match(main(page), /Remote/)
  const sent = await browser.post(`${formAt(event)}/submission`, fieldsOf(page, 'submission'))
  assert.match(sent.location, /\/registrations\/R-/)
})

test('sent twice, or Back and sent again: one registration and a friendly page', async () => {
  const { event, browser } = await begun()
  const { check, sent } = await send(browser, event)
  const again = await browser.post(`${formAt(event)}/submission`, fieldsOf(check, 'submission'))
  assert.equal(again.location, sent.location)
  assert.match(main(await browser.follow(again)), /sent already; nothing was sent a second time/)
  const form = await browser.get(formAt(event))
  assert.equal(heading(form), 'You are already registered')
  const typed = await browser.post(formAt(event), filled)
  assert.equal(typed.status, 409)
  assert.equal(heading(typed), 'You are already registered')
})

test('checking or sending without answers leads to the form', async () => {
  const { event, browser } = await begun()
  assert.equal((await browser.get(`${formAt(event)}/check`)).location, formAt(event))
  assert.equal((await browser.post(`${formAt(event)}/submission`, { revision: '7' })).location, formAt(event))
})

test('a draft is shown again, and its page leads to the form', async () => {
  const { event, browser } = await begun()
  await browser.post(formAt(event), { ...filled, 'badge-name': 'Half done', 'participants-list': 'yes' })
  const form = await browser.get(formAt(event))
  assert.match(form.body, /value="Half done"/)
  assert.match(form.body, /name="participants-list"[^>]*checked/)
  const number = /\/registrations\/(R-[0-9A-Z-]+)\/withdrawal/.exec(form.body)?.[1]
  assert.equal((await browser.get(`/en/registrations/${number}`)).location, formAt(event))
  const gone = await browser.post(`/en/registrations/${number}/withdrawal`)
  assert.equal(gone.location, `/en/events/${event.code}`)
  assert.doesNotMatch((await browser.get(formAt(event))).body, /Half done/)
})

test('consent to be in the list is never ticked beforehand', async () => {
  const { event, browser } = await begun()
  assert.doesNotMatch((await browser.get(formAt(event))).body, /name="participants-list"[^>]*checked/)
})

test('visa help is offered where the rule allows it, and elsewhere the reason stands in its place', async () => {
  const geneva = await begun({ ...studyGroup, startsAt: later(60) })
  assert.match((await geneva.browser.get(formAt(geneva.event))).body, /name="visa"/)
  const elsewhere = await begun()
  const page = await elsewhere.browser.get(formAt(elsewhere.event))
  assert.doesNotMatch(page.body, /name="visa"/)
  assert.match(main(page), /Visa help is only for meetings in/)
})

test('switching the language keeps what was typed and sends nothing', async () => {
  const { event, browser } = await begun()
  const switched = await browser.post(formAt(event), {
    ...filled,
    'badge-name': 'Typed before',
    'language-switch': 'fr',
    'form-page': `/events/${event.code}/registration`,
  })
  assert.equal(switched.location, `/fr/events/${event.code}/registration`)
})

test('my registrations: empty says what to do, then every one with its state', async () => {
  const browser = await walk.as(await delegate())
  assert.match(main(await browser.get('/en/registrations')), /You are registered for nothing yet/)
  const mine = await registered()
  const list = await mine.browser.get('/en/registrations')
  assert.match(main(list), /Coming up/)
  assert.match(main(list), new RegExp(`${mine.it.number}.*Confirmed`))
})

test('unknown registrations and those of others are not there', async () => {
  const { it } = await registered()
  const browser = await walk.as(await delegate())
  for (const page of ['', '/withdrawal', '/attendance', '/calendar.ics']) {
    assert.equal((await browser.get(`/en/registrations/${it.number}${page}`)).status, 404)
    assert.equal((await browser.get(`/en/registrations/R-0000-0000${page}`)).status, 404)
    assert.equal((await browser.get(`/en/registrations/${'x'.repeat(300)}${page}`)).status, 404)
  }
  assert.equal((await browser.post(`/en/registrations/${it.number}/withdrawal`)).status, 404)
  assert.equal(
    (await browser.post(`/en/registrations/${it.number}/attendance`, { mode: 'remote' })).status,
    404,
  )
})

test('withdrawing: looked at by GET, done by POST, and only once', async () => {
  const { browser, own, event } = await registered()
  const page = await browser.get(`${own}/withdrawal`)
  assert.equal(heading(page), 'Withdraw your registration?')
  assert.equal(heading(await browser.get(own)), 'Confirmed')
  const done = await browser.follow(await browser.post(`${own}/withdrawal`))
  assert.equal(heading(done), 'Withdrawn')
  assert.match(done.body, new RegExp(`href="${formAt(event)}"`))
  const again = await browser.follow(await browser.post(`${own}/withdrawal`))
  assert.match(main(again), /nothing about it can be changed/)
  assert.equal((await browser.get(`${own}/withdrawal`)).location, own)
  assert.equal((await browser.get(`${own}/calendar.ics`)).status, 404)
})

test('changing to remote: looked at by GET, done by POST, twice is harmless', async () => {
  const { browser, own } = await registered()
  assert.equal(heading(await browser.get(`${own}/attendance`)), 'Take part remotely instead?')
  for (const _ of [1, 2]) {
    const done = await browser.follow(await browser.post(`${own}/attendance`, { mode: 'remote' }))
    assert.match(main(done), /You now take part remotely/)
  }
  assert.match(main(await browser.get(own)), /You changed attendance: On site Remote/)
})

test('changing to a full mode is refused on the page, and the place is kept', async () => {
  const { browser, own } = await registered({ onSiteCapacity: 1, onSiteTaken: 1 }, 'remote')
  const page = await browser.post(`${own}/attendance`, { mode: 'on-site' })
  assert.equal(page.status, 409)
  assert.match(main(page), /All seats on site are taken\. You keep the place you have/)
})

test('after the cut-off the mode is not offered, and asking for it says why', async () => {
  const { browser, own } = await registered({ modeChangeUntil: later(-1) })
  assert.doesNotMatch((await browser.get(own)).body, /\/attendance"/)
  assert.match(main(await browser.follow(await browser.get(`${own}/attendance`))), /too late to change/)
})

test('the calendar file is for those who are confirmed', async () => {
  const { browser, own, event } = await registered()
  const file = await browser.get(`${own}/calendar.ics`)
  assert.equal(file.status, 200)
  assert.match(file.headers['content-type'] ?? '', /^text\/calendar/)
  assert.match(file.headers['content-disposition'] ?? '', new RegExp(`filename="${event.code}.ics"`))
  assert.match(file.body, /BEGIN:VEVENT[\s\S]*UID:/)
})

test('times stand in the event’s zone, and in mine under it', async () => {
  const { it, own, account } = await registered()
  const person = await house.db
    .updateTable('person')
    .set({ time_zone: 'Africa/Accra' })
    .where('id', '=', it.personId)
    .executeTakeFirst()
  assert.equal(person.numUpdatedRows, 1n)
  const browser = await walk.as(account, [], 'Africa/Accra')
  const words = main(await browser.get(own))
  assert.match(words, /25 November, 14:30 Bhubaneswar/)
  assert.match(words, /09:00 your time \(Accra\)/)
})
