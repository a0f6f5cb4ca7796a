import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { mailsTo } from '../../../../test/support/mail.ts'
import { makeAccount, type MadeAccount } from '../../../../test/support/people.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { openSecrets } from '../../../platform/secrets.ts'
import { trailOf } from '../../audit/index.ts'
import { signIn } from '../actions/sign-in.ts'
import { forgetGuesses } from './guard.ts'
import { mostInARow } from './rules.ts'

const minute = 60_000
let house: TestHouse
let owner: MadeAccount

before(async () => {
  house = await testHouse()
})
after(() => house.close())
beforeEach(async () => {
  owner = await makeAccount(house.db)
})

type Where = { readonly mark?: string; readonly network?: string; readonly name?: string }

/** What somebody is told who tries a password: nothing when they are in. */
async function told(password: string, { mark, network = '192.0.2', name }: Where = {}): Promise<string> {
  const attempt = { name: name ?? owner.username, password, network, knownMark: () => mark }
  const outcome = await signIn(house, attempt, () => Promise.resolve(() => {}), house.clock.now())
  return isRefusal(outcome) ? outcome.refused.replace('sign-in.', '') : 'in'
}

/** Another password each time, as somebody guesses who has a list. */
let guesses = 0
const guess = (): string => `a wrong guess ${guesses++}`

/** Tries as fast as it is let, from other networks each time, until so many were looked at. */
async function attack(count: number, name?: string): Promise<void> {
  let looked = 0
  for (let turn = 0; looked < count; turn++) {
    const answer = await told(guess(), { network: `203.0.${turn % 256}`, ...(name && { name }) })
    if (answer === 'wrong') looked++
    else house.clock.move(minute)
  }
}

test('a thousand guesses from many networks do not keep the owner from a device they used before', async () => {
  let looked = 0
  for (let turn = 0; turn < 1000; turn++) {
    if ((await told(guess(), { network: `198.51.${turn % 256}` })) === 'wrong') looked++
    if (turn % 10 === 0) house.clock.move(minute)
  }
  assert.ok(looked > mostInARow, `only ${looked} were looked at`)
  assert.equal(await told(owner.password, { mark: 'the owner’s own device' }), 'in')
})

test('after a hundred wrong in a row the right password is wrong too, and nobody is told', async () => {
  await attack(mostInARow)
  house.clock.move(minute)
  assert.equal(await told(owner.password), 'wrong')
  const acts = (await trailOf(house.db, owner.id)).map(({ act }) => act)
  assert.equal(acts.filter((act) => act === 'sign-in.refused').length, mostInARow + 1)
  assert.equal(acts.filter((act) => act === 'sign-in.password-closed').length, 1)
  const letters = (await mailsTo(house.db, owner.email)).map(({ occasion }) => occasion)
  assert.deepEqual(letters, ['sign-in.guessed'], 'nobody but the owner, once')
})

test('guessing under several names of one account is counted together', async () => {
  await attack(mostInARow / 2)
  await attack(mostInARow / 2, owner.email)
  house.clock.move(minute)
  assert.equal(await told(owner.password), 'wrong')
  assert.equal(await told(owner.password, { name: owner.email }), 'wrong')
})

test('coming in on a known device opens the password again for all others', async () => {
  await attack(mostInARow)
  assert.equal(await told(owner.password, { mark: 'own' }), 'in')
  house.clock.move(minute)
  assert.equal(await told(owner.password), 'in')
})

test('a new password, or another proof, opens it as well', async () => {
  await attack(mostInARow)
  await inTransaction(house.db, (tx) => forgetGuesses(tx, house.secrets, owner.id))
  house.clock.move(minute)
  assert.equal(await told(owner.password), 'in')
})

test('ninety-nine wrong ones do not close it', async () => {
  await attack(mostInARow - 1)
  house.clock.move(minute)
  assert.equal(await told(owner.password), 'in')
})

test('a known device has a budget of its own, and an end of it too', async () => {
  const mark = 'stolen device'
  for (let time = 0; time < 5; time++) assert.equal(await told(guess(), { mark }), 'wrong')
  assert.equal(await told(owner.password, { mark }), 'wait')
  assert.equal(await told(owner.password, { mark: 'another device' }), 'in')
  for (let time = 5; time < mostInARow; time++) {
    house.clock.move(minute)
    assert.equal(await told(guess(), { mark }), 'wrong')
  }
  house.clock.move(minute)
  assert.equal(await told(owner.password, { mark }), 'wrong')
})

test('one network that guesses on and on has to wait, other networks do not', async () => {
  const network = '203.0.113'
  const answers: string[] = []
  for (let turn = 0; turn < 103; turn++) answers.push(await told(guess(), { network, name: `nobody${turn}` }))
  assert.ok(answers.slice(0, 100).every((answer) => answer === 'wrong'))
  assert.ok(answers.slice(101).includes('wait'))
  assert.equal(await told(owner.password), 'in')
  assert.equal(await told(owner.password, { network, mark: 'own' }), 'in', 'a known device goes on')
})

test('one password tried on many names is slowed down everywhere, and the log says so without it', async () => {
  const warnings: object[] = []
  const log = {
    ...house.log,
    warn: (about: object) => void warnings.push(about),
  } as unknown as TestHouse['log']
  const sprayed = { ...house, log, secrets: openSecrets(Buffer.alloc(32, 9)) }
  const answers: string[] = []
  for (let turn = 0; turn < 12; turn++) {
    const attempt = {
      name: `sprayed${turn}`,
      password: 'Winter-is-near-26',
      network: `198.18.${turn}`,
      knownMark: () => undefined,
    }
    const outcome = await signIn(sprayed, attempt, () => Promise.reject(new Error()), house.clock.now())
    answers.push(isRefusal(outcome) ? outcome.refused : 'in')
  }
  assert.deepEqual(answers.slice(9), ['sign-in.wrong', 'sign-in.wait', 'sign-in.wait'])
  assert.deepEqual(warnings, [{ names: 10 }])
})

test('a name nobody has waits exactly as one that somebody has', async () => {
  const steps = async (name: string): Promise<string[]> => {
    const answers: string[] = []
    for (let turn = 0; turn < 12; turn++) {
      answers.push(await told(guess(), { name, network: `198.19.${turn}` }))
      if (turn % 3 === 2) house.clock.move(2000)
    }
    return answers
  }
  assert.deepEqual(await steps('nobody.at.all'), await steps(owner.username))
})

test('that the owner came in meanwhile cannot be seen from the waiting', async () => {
  for (let time = 0; time < 4; time++) await told(guess())
  assert.equal(await told(owner.password), 'in')
  assert.deepEqual([await told(guess()), await told(guess())], ['wrong', 'wait'])
})
