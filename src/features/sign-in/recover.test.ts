import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse } from '../../../test/support/house.ts'
import type { TestHouse } from '../../../test/support/house.ts'
import { mailsTo, runOutbox } from '../../../test/support/mail.ts'
import { makeAccount, makePerson } from '../../../test/support/people.ts'
import { Browser } from '../../../test/support/server.ts'
import { newestMail, signUpServer } from '../../../test/support/sign-up.ts'
import type { Server } from '../../platform/http/index.ts'
import { trailOf } from '../audit/index.ts'
import { recover } from './actions/recover.ts'
import { signInLetters } from './jobs.ts'
import type { RecoveryKind } from './recovery/rules.ts'

let house: TestHouse
let server: Server

before(async () => {
  house = await testHouse()
  server = await signUpServer(house)
})
after(async () => {
  await server.close()
  await house.close()
})

const ask = (name: string, kind?: RecoveryKind) => recover(house, { name, kind }, house.clock.now())
const mailsFor = async ({ email }: { email: string }) => (await mailsTo(house.db, email)).length
const hours = (count: number) => house.clock.move(count * 3_600_000)
const password = 'seven green lanterns'

test('a family name in any case writes to the person at their contact address', async () => {
  const one = await makeAccount(house.db, { name: 'Zénobie Quartey' })
  await ask('quartey zenobie')
  const mail = await newestMail(house, one.email)
  assert.match(mail.subject, /^Action needed/)
  assert.match(mail.text, new RegExp(`${one.username}[\\s\\S]*Active[\\s\\S]*works once, for 30 minutes`))
  assert.match(mail.path, /^\/en\/account\/recovery\/[\w-]{22,}$/)
  assert.deepEqual(
    (await trailOf(house.db, one.id)).map(({ act, details }) => [act, details]),
    [['sign-in.recovery-asked', { by: 'name' }]],
  )
})

test('the mail masks the address and says nothing that was typed', async () => {
  const one = await makeAccount(house.db, { name: 'Masked Hidden', email: 'masked.person@mail.example' })
  await ask('Hidden')
  const { text } = await newestMail(house, one.email)
  assert.match(text, /m•••n@mail\.example/)
  assert.doesNotMatch(text, /masked\.person@|Hidden/)
})

test('three people of one name get a mail each, every one their own', async () => {
  const all = []
  for (let count = 0; count < 3; count++)
    all.push(await makeAccount(house.db, { name: `Trio Namesake${' '.repeat(count)}` }))
  await ask('Namesake', 'name')
  const paths = new Set<string>()
  for (const one of all) {
    const mail = await newestMail(house, one.email)
    assert.ok(mail.text.includes(one.username))
    for (const other of all.filter((it) => it !== one)) assert.ok(!mail.text.includes(other.username))
    paths.add(mail.path)
  }
  assert.equal(paths.size, 3)
})

test('when more than three people have the name, nobody is written to', async () => {
  const all = []
  for (let count = 0; count < 4; count++) all.push(await makeAccount(house.db, { name: 'Quartet Common' }))
  await ask('Common Quartet')
  for (const one of all) assert.equal(await mailsFor(one), 0)
  const [first] = all as [(typeof all)[0]]
  await ask(`Common Quartet ${first.email}`)
  assert.equal(await mailsFor(first), 1)
})

test('people without an account and closed accounts do not make a name ambiguous', async () => {
  for (let count = 0; count < 3; count++) await makePerson(house.db, { name: 'Rare Bird' })
  await makeAccount(house.db, { name: 'Rare Bird', state: 'closed' })
  const one = await makeAccount(house.db, { name: 'Rare Bird' })
  await ask('Rare Bird')
  assert.equal(await mailsFor(one), 1)
})

test('a name causes one mail in seven days, a user name more', async () => {
  const one = await makeAccount(house.db, { name: 'Weekly Visitor' })
  for (let time = 0; time < 3; time++) await ask('Weekly Visitor')
  assert.equal(await mailsFor(one), 1)
  hours(24 * 6.9)
  await ask('Visitor')
  assert.equal(await mailsFor(one), 1)
  await ask(one.username)
  assert.equal(await mailsFor(one), 2)
  hours(24 * 0.2)
  await ask('Visitor')
  assert.equal(await mailsFor(one), 3)
})

test('ten who ask for one name at once cause one mail', async () => {
  const one = await makeAccount(house.db, { name: 'Rushed Person' })
  await Promise.all(Array.from({ length: 10 }, () => ask('Rushed Person')))
  assert.equal(await mailsFor(one), 1)
})

test('a user name is looked for before people of that name, unless a name was meant', async () => {
  const named = await makeAccount(house.db, { name: 'Somebody Ambrose' })
  const user = await makeAccount(house.db, { name: 'Other Person', username: 'ambrose' })
  await ask('Ambrose')
  assert.deepEqual([await mailsFor(named), await mailsFor(user)], [0, 1])
  await ask('Ambrose', 'name')
  assert.deepEqual([await mailsFor(named), await mailsFor(user)], [1, 1])
})

test('three mails an hour and ten a day, whatever is typed', async () => {
  const one = await makeAccount(house.db, { name: 'Often Asked' })
  for (let hour = 0; hour < 6; hour++) {
    for (let time = 0; time < 5; time++) await ask([one.username, one.email][time % 2] as string)
    hours(1)
  }
  assert.equal(await mailsFor(one), 10)
  hours(20)
  await ask(one.email)
  assert.equal(await mailsFor(one), 11)
})

test('a blocked or closed account is told so, without a link', async () => {
  for (const state of ['blocked', 'closed'] as const) {
    const one = await makeAccount(house.db, { name: `Shut ${state}`, state })
    await ask(one.username)
    const { subject, text, path } = await newestMail(house, one.email)
    assert.match(subject, new RegExp(`^${state}`, 'i'))
    assert.match(text, /To begin again, write to/)
    assert.equal(path, '')
  }
})

test('a link of an account that was blocked meanwhile is not sent', async () => {
  const one = await makeAccount(house.db, { name: 'Meanwhile Blocked' })
  await ask(one.username)
  await house.db
    .updateTable('account')
    .set({ state: 'blocked', block_reason: 'staff' })
    .where('id', '=', one.id)
    .execute()
  assert.equal((await newestMail(house, one.email)).path, '')
})

test('nothing that was typed becomes an address of a mail', async () => {
  const before = await runOutbox(house, signInLetters(house))
  for (const typed of ['stranger@nowhere.example', 'Nobody Atall', 'Nobody <stranger@nowhere.example>'])
    await ask(typed)
  assert.ok(before >= 0)
  assert.equal(await runOutbox(house, signInLetters(house)), 0)
})

test('“this was not me” ends the link, once, by a button and not by looking', async () => {
  const one = await makeAccount(house.db, { name: 'Not Me' })
  await ask(one.username)
  const { path, text } = await newestMail(house, one.email)
  const disown = path.replace('/recovery/', '/recovery/not-me/')
  assert.ok(text.includes(disown))
  const browser = new Browser(server)
  assert.match((await browser.get(disown)).body, /This was not me[\s\S]*End the link/)
  assert.equal((await browser.get(path)).status, 200)
  const done = await browser.post(disown)
  assert.match(done.body, /The link is dead/)
  assert.equal(done.headers['referrer-policy'], 'no-referrer')
  assert.equal((await browser.post(path, { password })).status, 410)
  assert.equal((await browser.post(disown)).status, 410)
  assert.equal((await browser.get('/en/account/recovery/not-me/forged')).status, 404)
  assert.deepEqual((await trailOf(house.db, one.id)).at(-1)?.act, 'sign-in.recovery-disowned')
})

test('fifty uses of one link at once set one password', async () => {
  const one = await makeAccount(house.db, { name: 'Fifty Tabs' })
  await ask(one.username)
  const { path } = await newestMail(house, one.email)
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => new Browser(server).post(path, { password })),
  )
  assert.equal(answers.filter(({ status }) => status === 303).length, 1)
  assert.equal(answers.filter(({ status }) => status === 410).length, 49)
})

test('the form asks for one thing and keeps what was typed', async () => {
  const page = await new Browser(server).get('/en/account/recovery')
  assert.match(page.body, /E-mail, user name or family name[\s\S]*Whatever fits[\s\S]*both names/)
  assert.match(page.body, /href="\/en\/sign-in\/help"/)
  const wrong = await new Browser(server).post('/en/account/recovery', { name: 'Ann "B"', kind: 'shoe' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /value="Ann &quot;B&quot;"/)
})

test('the page afterwards always says what to do when many have the name', async () => {
  const { body } = await new Browser(server).get('/en/account/recovery/mail')
  assert.match(body, /more than three people[\s\S]*add your contact e-mail/)
})
