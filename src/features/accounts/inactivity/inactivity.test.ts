import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse } from '../../../../test/support/house.ts'
import type { TestHouse } from '../../../../test/support/house.ts'
import { mailsTo } from '../../../../test/support/mail.ts'
import { makeAccount, makeFocalPoint, makeOrganisation } from '../../../../test/support/people.ts'
import type { MadeAccount } from '../../../../test/support/people.ts'
import { Browser } from '../../../../test/support/server.ts'
import { newestMail, signUpServer } from '../../../../test/support/sign-up.ts'
import { assertLetter } from '../../../../test/support/stored-text.ts'
import { heading } from '../../../../test/support/walking.ts'
import type { Server } from '../../../platform/http/index.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { trailOf } from '../../audit/index.ts'
import { findAccount } from '../store/accounts.ts'
import { lookForInactive } from './actions/look-for-inactive.ts'
import { stay } from './actions/stay.ts'
import { focalPointInactiveLetter, inactiveLetter } from './letters.ts'
import { monthsLater } from './rules.ts'
import { inactivityOf } from './store.ts'

const day = 24 * 3_600_000
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

const now = () => house.clock.now()
const state = async ({ id }: MadeAccount) => (await findAccount(house.db, id))?.state
const warnings = async ({ email }: MadeAccount) =>
  (await mailsTo(house.db, email)).filter(({ occasion }) => occasion === 'accounts.inactive-warned').length

/** Somebody who last signed in so many days before the account ends for not being used. */
async function quietUntil(days: number, account?: MadeAccount): Promise<MadeAccount> {
  const made = account ?? (await makeAccount(house.db))
  const used = monthsLater(new Date(now().getTime() + days * day), -house.profile.inactiveAfterMonths)
  await house.db
    .updateTable('account')
    .set({ created_at: used, signed_in_at: used })
    .where('id', '=', made.id)
    .execute()
  return made
}

test('three warnings, each once, and then the account is blocked; a mail opens it again', async () => {
  const account = await quietUntil(61)
  await lookForInactive(house)
  assert.equal(await warnings(account), 0)
  const counts = []
  for (const days of [1, 1, 29, 1, 22, 1]) {
    house.clock.move(days * day)
    await lookForInactive(house)
    await lookForInactive(house)
    counts.push(await warnings(account))
  }
  assert.deepEqual(counts, [1, 1, 2, 2, 3, 3])
  assert.equal((await inactivityOf(house.db, account.id))?.warnedDays, 7)
  assert.equal(await state(account), 'active')
  house.clock.move(7 * day)
  await lookForInactive(house)
  const blocked = await findAccount(house.db, account.id)
  assert.deepEqual([blocked?.state, blocked?.blockReason], ['blocked', 'inactive'])
  assert.equal(await inactivityOf(house.db, account.id), undefined)
  assert.deepEqual(
    (await trailOf(house.db, account.id)).map(({ act, details }) => [act, details]),
    [
      ['accounts.inactive-warned', { days: 60 }],
      ['accounts.inactive-warned', { days: 30 }],
      ['accounts.inactive-warned', { days: 7 }],
      ['accounts.blocked', { reason: 'inactive' }],
    ],
  )
})

test('the mailed link keeps the account, looking at it does not, and it works once', async () => {
  const account = await quietUntil(59)
  await lookForInactive(house)
  const mail = await newestMail(house, account.email)
  assert.match(mail.subject, /keep your ITU account/)
  const browser = new Browser(server)
  assert.equal(heading(await browser.get(mail.path)), 'Keep your account')
  assert.ok(await inactivityOf(house.db, account.id))
  assert.equal(heading(await browser.post(mail.path)), 'Your account is kept')
  assert.equal(await inactivityOf(house.db, account.id), undefined)
  assert.equal((await browser.post(mail.path)).status, 410)
  house.clock.move(100 * day)
  await lookForInactive(house)
  assert.equal(await state(account), 'active')
  assert.equal(await warnings(account), 1)
})

test('signing in keeps the account too', async () => {
  const account = await quietUntil(59)
  await lookForInactive(house)
  await house.db.updateTable('account').set({ signed_in_at: now() }).where('id', '=', account.id).execute()
  await lookForInactive(house)
  assert.equal(await inactivityOf(house.db, account.id), undefined)
  house.clock.move(60 * day)
  await lookForInactive(house)
  assert.equal(await state(account), 'active')
})

test('an account that lay idle for years before anybody looked is warned, not blocked', async () => {
  const account = await quietUntil(-900)
  await lookForInactive(house)
  assert.equal(await state(account), 'active')
  assert.equal(await warnings(account), 1)
  const blocksAt = (await inactivityOf(house.db, account.id))?.blocksAt
  assert.equal(blocksAt?.getTime(), now().getTime() + 60 * day)
})

test('ten looks at once warn once', async () => {
  const account = await quietUntil(59)
  await Promise.all(Array.from({ length: 10 }, () => lookForInactive(house)))
  assert.equal(await warnings(account), 1)
  const trail = await trailOf(house.db, account.id)
  assert.equal(trail.length, 1)
})

test('fifty openings of one link at once keep the account once', async () => {
  const account = await quietUntil(59)
  await lookForInactive(house)
  const token = (await newestMail(house, account.email)).path.split('/').at(-1) ?? ''
  const all = await Promise.all(Array.from({ length: 50 }, () => stay(house.db, token, now())))
  assert.equal(all.filter((one) => !isRefusal(one)).length, 1)
})

test('those who decide for the same organisation hear that their focal point is gone', async () => {
  const organisation = await makeOrganisation(house.db, { name: 'Sankofa Networks' })
  const other = await makeFocalPoint(house.db, { organisation })
  const account = await quietUntil(
    7,
    await makeFocalPoint(house.db, { organisation, name: 'Efua Sutherland' }),
  )
  for (const wait of [0, 30, 23, 7]) {
    house.clock.move(wait * day)
    await quietUntil(400, other)
    await lookForInactive(house)
  }
  assert.equal(await state(account), 'blocked')
  const mail = await newestMail(house, other.email)
  assert.match(mail.subject, /focal point of Sankofa Networks/)
  assert.match(mail.text, /Efua Sutherland/)
})

test('the letters are as stored', () => {
  const contact = 'accounts@house.example'
  const dates = { activeAt: new Date('2025-01-20T09:00:00Z'), blocksAt: new Date('2027-01-20T09:00:00Z') }
  for (const language of house.profile.languages) {
    const t = house.texts(language)
    const letter = inactiveLetter(t, {
      ...{ userName: 'lefevres', path: '/account/staying/TOKEN', contact },
      ...dates,
    })
    assertLetter(letter, t, house.profile, `accounts/inactive.${language}`)
    const about = {
      name: 'Efua Sutherland',
      organisation: 'Sankofa Networks',
      kind: 'Designated Focal Point',
    }
    const told = focalPointInactiveLetter(t, { ...about, contact })
    assertLetter(told, t, house.profile, `accounts/focal-point-inactive.${language}`)
  }
})
