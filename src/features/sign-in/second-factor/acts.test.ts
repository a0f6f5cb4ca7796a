import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import { Authenticator } from '../../../../test/support/authenticator.ts'
import { giveApp, givePaper } from '../../../../test/support/factors.ts'
import { withoutGuards, withoutLocks } from '../../../../test/support/forgetful.ts'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeAccount, type MadeAccount } from '../../../../test/support/people.ts'
import { actorFor } from '../../../../test/support/registering.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { system } from '../../../values/actor.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { findAccount, savePassword } from '../../accounts/index.ts'
import { trailOf } from '../../audit/index.ts'
import type { BeginSession } from '../actions/let-in.ts'
import { hashPassword } from '../passwords.ts'
import { resetFactors } from './actions/reset-factors.ts'
import { beginApp, confirmApp, removeApp, secretOf } from './one-time-codes/actions/set-up-app.ts'
import { forgetBegunApps, findApp, findBegunApp } from './one-time-codes/store.ts'
import { addPasskey } from './passkeys/actions/add-passkey.ts'
import { removePasskey, renamePasskey } from './passkeys/actions/change-passkey.ts'
import { enterByPasskey } from './passkeys/actions/enter-by-passkey.ts'
import { passkeysOf } from './passkeys/store.ts'
import { renewCodes } from './recovery-codes/actions/renew-codes.ts'
import { takeSecondStep } from './second-step/actions/take-step.ts'
import { pendingOf } from './second-step/mark.ts'
import { factorsOf } from './store.ts'
import { factorVerbs } from './verbs.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

const now = () => house.clock.now()
const noOf = (outcome: unknown) => (isRefusal(outcome) ? outcome.refused : 'fine')
const ten = <T>(work: () => Promise<T>) => Promise.all(Array.from({ length: 10 }, work))
const fine = (outcomes: readonly unknown[]) => outcomes.filter((one) => !isRefusal(one)).length
const challenge = 'dGhlLWNoYWxsZW5nZQ'

/** A session that begins, and how well it was proven. */
function sessions() {
  const begun: string[] = []
  const begin: BeginSession = (_tx, _account, assurance) => {
    begun.push(assurance)
    return Promise.resolve(() => {})
  }
  return { begun, begin }
}

const someone = () => makeAccount(house.db)
const trail = async ({ id }: MadeAccount) => (await trailOf(house.db, id)).map(({ act }) => act)
const told = async ({ email }: MadeAccount) => {
  const rows = await house.db
    .selectFrom('outbox')
    .select('facts')
    .where('to_address', '=', email)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(({ facts }) => (facts as { change?: string }).change)
}

async function withPasskey(name = 'My phone') {
  const account = await someone()
  const key = new Authenticator(house.config.url)
  const { begin, begun } = sessions()
  const made = { name, challenge, credential: key.create({ challenge }) }
  const outcome = await addPasskey(house, actorFor(account), made, begin, now())
  assert.ok(!isRefusal(outcome), noOf(outcome))
  return { account, actor: actorFor(account), key, begun, outcome }
}

const enter = (on: TestHouse, credential: ReturnType<Authenticator['use']>, begin = sessions().begin) =>
  enterByPasskey(on, { challenge, credential }, begin, now())

async function pendingFor(account: MadeAccount) {
  const found = await findAccount(house.db, account.id)
  assert.ok(found)
  return pendingOf(house.secrets, found, now())
}

test('the first passkey brings ten recovery codes, a session of two factors, an audit line and a mail', async () => {
  const { account, begun, outcome } = await withPasskey()
  assert.deepEqual(begun, ['two-factor'])
  assert.equal(outcome.codes?.length, 10)
  assert.deepEqual(await factorsOf(house.db, account.id), { passkeys: 1, hasCodes: false, recoveryCodes: 10 })
  assert.deepEqual(await trail(account), ['sign-in.passkey-added'])
  assert.deepEqual(await told(account), ['passkey-added'])
})

test('a second factor ends no session and makes no new recovery codes', async () => {
  const { account, actor } = await withPasskey()
  const other = new Authenticator(house.config.url)
  const made = { name: 'Stick', challenge, credential: other.create({ challenge }) }
  const outcome = await addPasskey(house, actor, made, sessions().begin, now())
  assert.ok(!isRefusal(outcome))
  assert.equal(outcome.codes, undefined)
  assert.equal((await factorsOf(house.db, account.id)).passkeys, 2)
})

test('only the public half of a passkey is kept, and recovery codes only as hashes', async () => {
  const { account, outcome } = await withPasskey()
  const kept = JSON.stringify(
    await house.db.selectFrom('recovery_code').selectAll().where('account_id', '=', account.id).execute(),
  )
  for (const code of outcome.codes ?? []) assert.ok(!kept.includes(code.replaceAll('-', '').slice(1)))
  assert.match(kept, /\$argon2id\$v=19\$m=19456/)
})

for (const [what, asked, wishes] of [
  ['for another challenge', { challenge: 'b3RoZXI' }, {}],
  ['for another name than ours', { challenge, rpId: 'evil.example' }, {}],
  ['on another site', { challenge, origin: 'https://evil.example' }, {}],
  ['without making sure who holds it', { challenge }, { isVerified: false }],
] as const)
  test(`a passkey made ${what} is not taken`, async () => {
    const account = await someone()
    const credential = new Authenticator(house.config.url).create(asked, wishes)
    const made = { name: 'x', challenge, credential }
    const outcome = await addPasskey(house, actorFor(account), made, sessions().begin, now())
    assert.equal(noOf(outcome), 'sign-in.passkey-not-made')
    assert.deepEqual(await trail(account), [])
  })

test('the same passkey cannot be added twice, nor by ten at once', async () => {
  const account = await someone()
  const credential = new Authenticator(house.config.url).create({ challenge })
  const outcomes = await ten(() =>
    addPasskey(house, actorFor(account), { name: 'x', challenge, credential }, sessions().begin, now()),
  )
  assert.equal(fine(outcomes), 1)
  assert.ok(outcomes.filter(isRefusal).every(({ refused }) => refused === 'sign-in.passkey-known'))
})

test('a passkey lets in at once, as two factors', async () => {
  const { account, key } = await withPasskey()
  const { begin, begun } = sessions()
  const outcome = await enter(house, key.use({ challenge }), begin)
  assert.ok(!isRefusal(outcome))
  assert.equal(outcome.accountId, account.id)
  assert.deepEqual(begun, ['two-factor'])
  assert.equal((await trail(account)).at(-1), 'sign-in.signed-in')
  assert.deepEqual((await passkeysOf(house.db, account.id))[0]?.usedAt, now())
})

for (const [what, asked, wishes] of [
  ['for another challenge', { challenge: 'b3RoZXI' }, {}],
  ['for another name than ours', { challenge, rpId: 'evil.example' }, {}],
  ['on another site', { challenge, origin: 'https://evil.example' }, {}],
  ['without making sure who holds it', { challenge }, { isVerified: false }],
] as const)
  test(`a passkey used ${what} lets nobody in`, async () => {
    const { key } = await withPasskey()
    assert.equal(noOf(await enter(house, key.use(asked, wishes))), 'sign-in.passkey-wrong')
  })

test('a signature of another key lets nobody in', async () => {
  const { key } = await withPasskey()
  const other = new Authenticator(house.config.url).use({ challenge })
  const forged = { ...other, id: key.id.toString('base64url'), rawId: key.id.toString('base64url') }
  assert.equal(noOf(await enter(house, forged)), 'sign-in.passkey-wrong')
})

test('a passkey nobody knows, one that was removed and one of a blocked account are one answer', async () => {
  const stranger = new Authenticator(house.config.url).use({ challenge })
  const gone = await withPasskey()
  await removePasskey(house, gone.actor, (await passkeysOf(house.db, gone.account.id))[0]!.id, now())
  const blocked = await withPasskey()
  await house.db
    .updateTable('account')
    .set({ state: 'blocked', block_reason: 'owner' })
    .where('id', '=', blocked.account.id)
    .execute()
  for (const use of [stranger, gone.key.use({ challenge }), blocked.key.use({ challenge })])
    assert.deepEqual(await enter(house, use), { refused: 'sign-in.passkey-wrong' })
})

test('a counter that was passed before is a copy: nobody comes in, and the owner is told', async () => {
  const { account, key } = await withPasskey()
  assert.ok(!isRefusal(await enter(house, key.use({ challenge }, { counter: 5 }))))
  assert.equal(noOf(await enter(house, key.use({ challenge }, { counter: 4 }))), 'sign-in.passkey-wrong')
  assert.equal((await trail(account)).at(-1), 'sign-in.passkey-copied')
  assert.equal((await told(account)).at(-1), 'passkey-copied')
  assert.ok(
    !isRefusal(await enter(house, key.use({ challenge }, { counter: 6 }))),
    'the real one still works',
  )
})

test('ten at once with one count come in once', async () => {
  const { key } = await withPasskey()
  const credential = key.use({ challenge }, { counter: 9 })
  assert.equal(fine(await ten(() => enter(house, credential))), 1)
})

test('without the lock ten at once with one count all come in: the control', async () => {
  const { key } = await withPasskey()
  const credential = key.use({ challenge }, { counter: 9 })
  const forgetful = withoutLocks(house)
  assert.ok(fine(await ten(() => enter(forgetful, credential))) > 1)
})

test('one’s own passkey gets another name, and somebody else’s does not', async () => {
  const { account, actor } = await withPasskey()
  const [passkey] = await passkeysOf(house.db, account.id)
  assert.ok(passkey)
  assert.deepEqual(await renamePasskey(house, actor, passkey.id, 'Desk', now()), { renamed: true })
  const stranger = actorFor(await someone())
  assert.equal(
    noOf(await renamePasskey(house, stranger, passkey.id, 'Mine', now())),
    'sign-in.passkey-unknown',
  )
  assert.equal((await passkeysOf(house.db, account.id))[0]?.name, 'Desk')
})

test('somebody else’s passkey is not removed', async () => {
  const { account } = await withPasskey()
  const other = await withPasskey()
  const [passkey] = await passkeysOf(house.db, account.id)
  assert.equal(noOf(await removePasskey(house, other.actor, passkey!.id, now())), 'sign-in.passkey-unknown')
  assert.equal((await passkeysOf(house.db, account.id)).length, 1)
})

test('with the last factor the recovery codes go', async () => {
  const { account, actor } = await withPasskey()
  const [passkey] = await passkeysOf(house.db, account.id)
  assert.deepEqual(await removePasskey(house, actor, passkey!.id, now()), { isLast: true })
  assert.deepEqual(await factorsOf(house.db, account.id), { passkeys: 0, hasCodes: false, recoveryCodes: 0 })
  assert.deepEqual(await told(account), ['passkey-added', 'passkey-removed'])
})

test('the last factor of somebody whose role needs one stays; where it is optional it may go', async () => {
  const { account } = await withPasskey()
  const actor = actorFor(account, ['approvals.decide'])
  const [passkey] = await passkeysOf(house.db, account.id)
  assert.equal(noOf(await removePasskey(house, actor, passkey!.id, now())), 'sign-in.last-factor')
  const optional = { ...house, config: { ...house.config, secondFactor: 'optional' } } as const
  assert.deepEqual(await removePasskey(optional, actor, passkey!.id, now()), { isLast: true })
})

test('of two factors given up at once by ten, one stays with a role', async () => {
  const { account } = await withPasskey()
  await giveApp(house, account.id)
  const actor = actorFor(account, ['approvals.decide'])
  const [passkey] = await passkeysOf(house.db, account.id)
  const outcomes = await Promise.all([
    ...Array.from({ length: 5 }, () => removePasskey(house, actor, passkey!.id, now())),
    ...Array.from({ length: 5 }, () => removeApp(house, actor, now())),
  ])
  assert.equal(fine(outcomes), 1)
  const { passkeys, hasCodes } = await factorsOf(house.db, account.id)
  assert.equal(passkeys + Number(hasCodes), 1)
})

test('an app counts from its first code on, and its secret is sealed', async () => {
  const account = await someone()
  const actor = actorFor(account)
  await beginApp(house, actor, now())
  const begun = await findBegunApp(house.db, account.id)
  assert.ok(begun)
  assert.equal((await factorsOf(house.db, account.id)).hasCodes, false)
  const secret = secretOf(house.secrets, begun)
  assert.match(secret, /^[A-Z2-7]{32}$/)
  assert.ok(!begun.sealed.includes(secret))
  const { begin, begun: began } = sessions()
  assert.equal(noOf(await confirmApp(house, actor, '000000', begin, now())), 'sign-in.code-wrong')
  const code = TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: now().getTime() })
  const outcome = await confirmApp(house, actor, code, begin, now())
  assert.ok(!isRefusal(outcome))
  assert.equal(outcome.codes?.length, 10)
  assert.deepEqual(began, ['two-factor'])
  assert.deepEqual(await told(account), ['codes-added'])
  assert.equal(noOf(await confirmApp(house, actor, code, begin, now())), 'sign-in.codes-not-begun')
})

test('the app before another one works until the new one is confirmed, and then no more', async () => {
  const account = await someone()
  const actor = actorFor(account)
  await giveApp(house, account.id)
  const first = await findApp(house.db, account.id)
  await beginApp(house, actor, now())
  assert.equal((await findApp(house.db, account.id))?.id, first?.id)
  const begun = await findBegunApp(house.db, account.id)
  const secret = Secret.fromBase32(secretOf(house.secrets, begun!))
  const code = TOTP.generate({ secret, timestamp: now().getTime() })
  assert.ok(!isRefusal(await confirmApp(house, actor, code, sessions().begin, now())))
  assert.equal((await findApp(house.db, account.id))?.id, begun?.id)
  const old = await house.db
    .selectFrom('one_time_code')
    .select('secret')
    .where('id', '=', first!.id)
    .executeTakeFirstOrThrow()
  assert.equal(old.secret, null, 'a secret that proves nothing is not kept')
})

test('what was begun and not confirmed within the hour is over, and is cleared away', async () => {
  const account = await someone()
  const actor = actorFor(account)
  await beginApp(house, actor, now())
  const begun = await findBegunApp(house.db, account.id)
  const secret = Secret.fromBase32(secretOf(house.secrets, begun!))
  const later = new Date(now().getTime() + 3_600_000)
  const code = TOTP.generate({ secret, timestamp: later.getTime() })
  assert.equal(noOf(await confirmApp(house, actor, code, sessions().begin, later)), 'sign-in.codes-not-begun')
  await forgetBegunApps(house.db, later)
  assert.equal(await findBegunApp(house.db, account.id), undefined)
})

const step = async (
  account: MadeAccount,
  typed: string,
  wishes: { kind?: 'code' | 'recovery-code'; on?: TestHouse; mark?: string; begin?: BeginSession } = {},
) => {
  const { kind = 'code', on = house, mark, begin = sessions().begin } = wishes
  const pending = await pendingFor(account)
  return takeSecondStep(on, pending, { kind, typed, knownMark: mark }, begin, now())
}

test('after the password a code of the app lets in, once', async () => {
  const account = await someone()
  const app = await giveApp(house, account.id)
  const { begin, begun } = sessions()
  assert.ok(!isRefusal(await step(account, app.code(), { begin })))
  assert.deepEqual(begun, ['two-factor'])
  assert.equal(noOf(await step(account, app.code())), 'sign-in.code-wrong')
})

test('a code of the half minute before or after is taken, an older one is not', async () => {
  for (const [later, taken] of [
    [-2, false],
    [-1, true],
    [1, true],
    [2, false],
  ] as const) {
    const account = await someone()
    const app = await giveApp(house, account.id)
    assert.equal(!isRefusal(await step(account, app.code(later))), taken, String(later))
  }
})

test('ten at once with one code come in once', async () => {
  const account = await someone()
  const app = await giveApp(house, account.id)
  const marks = Array.from({ length: 10 }, (_, nth) => `device-${nth}`)
  const outcomes = await Promise.all(marks.map((mark) => step(account, app.code(), { mark })))
  assert.equal(fine(outcomes), 1)
})

test('without the guard ten at once with one code all come in: the control', async () => {
  const account = await someone()
  const app = await giveApp(house, account.id)
  const on = withoutGuards(house, 'one_time_code')
  const marks = Array.from({ length: 10 }, (_, nth) => `device-${nth}`)
  const outcomes = await Promise.all(marks.map((mark) => step(account, app.code(), { mark, on })))
  assert.ok(fine(outcomes) > 1)
})

test('a recovery code stands in once; its owner is told how many are left', async () => {
  const account = await someone()
  await giveApp(house, account.id)
  const paper = await givePaper(house, account.id)
  const typed = paper[3]!.toLowerCase()
  assert.ok(!isRefusal(await step(account, typed, { kind: 'recovery-code' })))
  assert.equal(noOf(await step(account, typed, { kind: 'recovery-code' })), 'sign-in.recovery-code-wrong')
  assert.equal((await factorsOf(house.db, account.id)).recoveryCodes, 9)
  assert.deepEqual(await told(account), ['recovery-code-used'])
})

test('ten at once with one recovery code come in once', async () => {
  const account = await someone()
  const paper = await givePaper(house, account.id)
  await giveApp(house, account.id)
  const marks = Array.from({ length: 10 }, (_, nth) => `device-${nth}`)
  const outcomes = await Promise.all(
    marks.map((mark) => step(account, paper[0]!, { kind: 'recovery-code', mark })),
  )
  assert.equal(fine(outcomes), 1)
})

test('without the guard ten at once with one recovery code all come in: the control', async () => {
  const account = await someone()
  const paper = await givePaper(house, account.id)
  await giveApp(house, account.id)
  const on = withoutGuards(house, 'recovery_code')
  const marks = Array.from({ length: 10 }, (_, nth) => `device-${nth}`)
  const outcomes = await Promise.all(
    marks.map((mark) => step(account, paper[0]!, { kind: 'recovery-code', mark, on })),
  )
  assert.ok(fine(outcomes) > 1)
})

test('wrong codes are slowed down, and a known device has a count of its own', async () => {
  const account = await someone()
  const app = await giveApp(house, account.id)
  for (let tried = 0; tried < 5; tried++)
    assert.equal(noOf(await step(account, '000000')), 'sign-in.code-wrong')
  assert.equal(noOf(await step(account, app.code())), 'sign-in.wait')
  assert.ok(!isRefusal(await step(account, app.code(), { mark: 'the owner’s phone' })))
})

test('another password, a block or five minutes end the second step', async () => {
  const account = await someone()
  const app = await giveApp(house, account.id)
  const pending = await pendingFor(account)
  const it = { kind: 'code', typed: app.code(), knownMark: undefined } as const
  const late = new Date(now().getTime() + 5 * 60_000)
  const { begin } = sessions()
  assert.equal(noOf(await takeSecondStep(house, pending, it, begin, late)), 'sign-in.step-over')
  await savePassword(house.db, account.id, await hashPassword('another harbour at dusk'), now())
  assert.equal(noOf(await takeSecondStep(house, pending, it, begin, now())), 'sign-in.step-over')
  assert.equal(noOf(await takeSecondStep(house, undefined, it, begin, now())), 'sign-in.step-over')
})

test('a new set of recovery codes ends the one before it', async () => {
  const account = await someone()
  await giveApp(house, account.id)
  const paper = await givePaper(house, account.id)
  const outcome = await renewCodes(house, actorFor(account), now())
  assert.ok(!isRefusal(outcome))
  assert.equal(noOf(await step(account, paper[0]!, { kind: 'recovery-code' })), 'sign-in.recovery-code-wrong')
  assert.ok(!isRefusal(await step(account, outcome.codes[0]!, { kind: 'recovery-code' })))
})

test('recovery codes are for those who have something to recover', async () => {
  assert.equal(noOf(await renewCodes(house, actorFor(await someone()), now())), 'sign-in.codes-need-factor')
})

test('whoever runs the machine resets the factors of somebody who has lost them', async () => {
  const { account } = await withPasskey()
  const [verb] = factorVerbs
  assert.deepEqual(await verb?.run(house, { account: account.username }), { reset: true })
  assert.deepEqual(await verb?.run(house, { account: account.id }), { refused: 'sign-in.no-factors' })
  assert.deepEqual(await verb?.run(house, { account: 'nobody at all' }), { refused: 'accounts.unknown' })
})

test('a reset ends every factor and every session, and is told; the password stays', async () => {
  const { account, key } = await withPasskey()
  await giveApp(house, account.id)
  const reset = () => inTransaction(house.db, (tx) => resetFactors(tx, system, account.id, now()))
  assert.deepEqual(await reset(), { reset: true })
  assert.deepEqual(await factorsOf(house.db, account.id), { passkeys: 0, hasCodes: false, recoveryCodes: 0 })
  assert.equal(noOf(await enter(house, key.use({ challenge }))), 'sign-in.passkey-wrong')
  assert.ok((await findAccount(house.db, account.id))?.passwordHash)
  assert.equal((await told(account)).at(-1), 'factors-reset')
  assert.equal(noOf(await reset()), 'sign-in.no-factors')
})
