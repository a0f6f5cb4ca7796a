import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { giveApp } from '../../../../test/support/factors.ts'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeMailbox, type MadeMailbox } from '../../../../test/support/mailboxes.ts'
import { testPassword } from '../../../../test/support/people.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { endSessionsOf } from '../../../platform/sessions/store.ts'
import { system, type SignedIn } from '../../../values/actor.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { blockAccount } from '../../accounts/index.ts'
import { provePassword } from '../../sign-in/index.ts'
import { makeAppPassword, endAppPassword } from '../app-passwords/actions.ts'
import { resumeMailbox, suspendMailbox } from '../actions/life.ts'
import { mailSignIn } from './mail-sign-in.ts'
import { MailSessions } from './sessions.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

const from = { ip: '192.0.2.7', door: 'imap' } as const
const enter = async (name: string, password: string, where = from) => {
  const outcome = await mailSignIn(house, name, password, where)
  return isRefusal(outcome) ? outcome.refused : 'in'
}
const actorOf = ({ account }: MadeMailbox): SignedIn => ({
  kind: 'person',
  accountId: account.id,
  personId: account.personId,
  name: account.name,
  permissions: new Set(),
  assurance: 'one-factor',
  withheld: new Set(),
})

test('whoever has a mailbox gets in by user name, sign-in address or the mailbox’s own address, in any case', async () => {
  const box = await makeMailbox(house)
  for (const name of [
    box.account.username,
    box.account.username.toUpperCase(),
    box.account.email,
    box.address,
  ])
    assert.equal(await enter(name, testPassword), 'in', name)
  assert.equal(await enter(box.address, 'not this one'), 'sign-in.wrong')
  assert.equal(await enter('nobody', testPassword), 'sign-in.wrong')
})

test('one password on forty lines at once is one guess: all are let in, or all are wrong and the next right one is not kept waiting', async () => {
  const { address } = await makeMailbox(house)
  const atOnce = async (name: string, password: string) =>
    new Set(await Promise.all(Array.from({ length: 40 }, () => enter(name, password))))
  assert.deepEqual(await atOnce(address, testPassword), new Set(['in']))
  assert.deepEqual(await atOnce('nobody at all', 'not this one'), new Set(['sign-in.wrong']))

  const other = await makeMailbox(house)
  assert.deepEqual(await atOnce(other.address, 'not this one'), new Set(['sign-in.wrong']))
  assert.equal(await enter(other.address, testPassword), 'in')
})

test('coming in by a mail program counts as using the account, noted once a day', async () => {
  const { account, address } = await makeMailbox(house)
  const noted = async () =>
    (
      await house.db
        .selectFrom('account')
        .select('stayed_at')
        .where('id', '=', account.id)
        .executeTakeFirstOrThrow()
    ).stayed_at?.getTime()
  assert.equal(await enter(address, 'not this one'), 'sign-in.wrong')
  assert.equal(await noted(), undefined)
  const first = house.clock.now().getTime()
  assert.equal(await enter(address, testPassword), 'in')
  assert.equal(await noted(), first)
  house.clock.move(60_000)
  assert.equal(await enter(address, testPassword), 'in')
  assert.equal(await noted(), first)
})

test('without a mailbox, with a suspended one and with a blocked account the answer is that the password is wrong', async () => {
  const box = await makeMailbox(house)
  await suspendMailbox(house, system, box.id)
  assert.equal(await enter(box.address, testPassword), 'sign-in.wrong')
  await resumeMailbox(house, system, box.id)
  assert.equal(await enter(box.address, testPassword), 'in')
  await blockAccount(house, system, box.account.id, { reason: 'staff' }, house.clock.now())
  assert.equal(await enter(box.address, testPassword), 'sign-in.wrong')
})

test('where a second factor is on, only an app password lets a mail program in: two factors are not void at another door', async () => {
  const box = await makeMailbox(house)
  const made = await makeAppPassword(house, actorOf(box), 'Laptop')
  assert.ok(!isRefusal(made))
  assert.equal(await enter(box.address, testPassword), 'in')
  await giveApp(house, box.account.id)
  assert.equal(await enter(box.address, testPassword), 'sign-in.wrong')
  assert.equal(await enter(box.address, made.shown), 'in')
  assert.equal(await enter(box.address, made.shown.replaceAll(' ', '').toUpperCase()), 'in')
  assert.ok(!isRefusal(await endAppPassword(house, actorOf(box), made.id)))
  assert.equal(await enter(box.address, made.shown), 'sign-in.wrong')
})

test('an app password of one account opens no other', async () => {
  const [one, other] = [await makeMailbox(house), await makeMailbox(house)]
  const made = await makeAppPassword(house, actorOf(one), 'Laptop')
  assert.ok(!isRefusal(made))
  assert.equal(await enter(other.address, made.shown), 'sign-in.wrong')
})

test('wrong passwords at the mail door and at the web’s are counted together', async () => {
  const box = await makeMailbox(house)
  const name = box.account.username
  for (let n = 0; n < 5; n++) assert.equal(await enter(name, `wrong ${n}`), 'sign-in.wrong')
  assert.equal(await enter(name, 'wrong again'), 'sign-in.wait')
  const atWeb = await provePassword(
    house,
    { name, password: testPassword, network: undefined, door: 'web' },
    house.clock.now(),
  )
  assert.equal(isRefusal(atWeb) && atWeb.refused, 'sign-in.wait')
})

test('a mail program that asks again and again with the same old password is one wrong guess, and closes nobody’s account', async () => {
  const box = await makeMailbox(house)
  for (let n = 0; n < 150; n++) assert.equal(await enter(box.address, 'the old password'), 'sign-in.wrong')
  assert.equal(await enter(box.address, testPassword), 'in')
})

test('the same wrong password again is answered alike whether somebody has the name or nobody', async () => {
  const box = await makeMailbox(house)
  const answers = async (name: string) => {
    const heard: string[] = []
    for (let n = 0; n < 12; n++) heard.push(await enter(name, 'the same wrong one'))
    return heard
  }
  assert.deepEqual(await answers('nobody.at.all'), await answers(box.account.username))
})

test('sessions of mail programs end at once when the password changes, the account is blocked or the mailbox rests', async () => {
  const sessions = new MailSessions(house)
  await sessions.ready()
  const ends = async (act: (box: MadeMailbox) => Promise<unknown>) => {
    const [box, other] = [await makeMailbox(house), await makeMailbox(house)]
    const ended: string[] = []
    sessions.open(box.account.id, () => ended.push('mine'))
    const close = sessions.open(other.account.id, () => ended.push('another’s'))
    await act(box)
    for (let look = 0; look < 500 && ended.length === 0; look++) await pause(10)
    close()
    assert.deepEqual(ended, ['mine'])
  }
  await ends((box) => inTransaction(house.db, (tx) => endSessionsOf(tx, box.account.id)))
  await ends((box) => blockAccount(house, system, box.account.id, { reason: 'breach' }, house.clock.now()))
  await ends((box) => suspendMailbox(house, system, box.id))
  await sessions.close()
})
