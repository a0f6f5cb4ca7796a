import assert from 'node:assert/strict'

import { globSync, readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { makeAccount, makeOrganisation, type MadeAccount } from '../../../test/support/people.ts'
import { decideNewPassword } from './new-password.ts'
import { wordsAbout } from './own-words.ts'

let house: TestHouse
let akosua: MadeAccount

before(async () => {
  house = await testHouse()
  const organisation = await makeOrganisation(house.db, {
    name: 'Sankofa Networks',
    acronym: 'SNKF',
    names: { fr: 'Réseaux Sankofa', ar: 'شبكات سانكوفا' },
  })
  akosua = await makeAccount(house.db, {
    name: 'Akosua Mensah',
    badgeName: 'Kosi Mensah',
    otherScriptName: 'أكوسوا منساه',
    email: 'a.mensah@goldcoast.example',
    username: 'mensaha7',
    organisation,
  })
})
after(() => house.close())

const codeOf = async (password: string): Promise<string> => {
  const outcome = await decideNewPassword(house, password, await wordsAbout(house.db, akosua))
  return 'refused' in outcome ? outcome.refused.replace('sign-in.password-', '') : 'fine'
}

test('nothing that a stranger knows about somebody makes a password', async () => {
  for (const password of [
    'Akosua Mensah 2026!',
    'KosiKosiKosiKosi',
    'أكوسوا منساه ٢٠٢٦',
    'goldcoast-goldcoast',
    'mensaha7mensaha7',
    'Sankofa Networks 1',
    'SNKF SNKF SNKF SNKF',
    'réseaux réseaux sankofa',
    'شبكات سانكوفا ١٢٣',
  ])
    assert.equal(await codeOf(password), 'guessable', password)
})

test('nor do the names of the body, its access, its welcome word or the product', async () => {
  const { name, accessName, welcomeWord } = house.profile
  const words = [
    ...Object.values(name.short),
    ...Object.values(name.long),
    accessName,
    welcomeWord,
    'Plenary',
  ]
  for (const word of words) {
    const password = `${word}-${word}-${word}-${word}-2026`
    assert.equal(await codeOf(password), 'guessable', password)
  }
})

test('a password that was stolen elsewhere is refused by name of that reason', async () => {
  assert.equal(await codeOf('1qaz2wsx3edc4rfv'), 'listed')
  assert.equal(await codeOf('1QAZ2WSX3EDC4RFV'), 'listed')
})

test('other words are fine, also beside one’s own', async () => {
  assert.equal(await codeOf('Mensah counts seven lanterns'), 'fine')
})

test('every act that hashes a password has asked for the rule first', () => {
  const acts = globSync('src/features/**/actions/*.ts', { cwd: `${import.meta.dirname}/../../..` })
  const hashing = acts
    .map((path) => [path, readFileSync(`${import.meta.dirname}/../../../${path}`, 'utf8')] as const)
    .filter(([path, text]) => /\bhashPassword\(/.test(text) && !/\/sign-in\.ts$|\.test\.ts$/.test(path))
  assert.ok(hashing.length >= 3)
  for (const [path, text] of hashing) assert.match(text, /\bdecideNewPassword\(/, path)
})
