import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decidePassword, shortestFor, knownWords } from './rules.ts'

const own = knownWords('Akosua Mensah', 'akosua.mensah@sankofa.example', 'Body', 'Bodywelcome')
const listed = new Set(['seven lost lanterns'])
const codeOf = (password: string) => {
  const outcome = decidePassword(password, own, (one) => listed.has(one))
  return 'refused' in outcome ? outcome.refused.replace('sign-in.password-', '') : 'fine'
}

test('a password of fifteen characters is long enough', () => {
  assert.equal(codeOf('a quiet harbour'), 'fine')
  assert.equal(codeOf('a quiet harbou'), 'short')
})

test('characters are counted as a reader counts them', () => {
  assert.equal(codeOf('静かな港の夜明けに船が着いた。'), 'fine')
  assert.equal(codeOf('静かな港の夜明け'), 'short')
  assert.equal(codeOf('🐟🐠🐡🦈🐬🐳🐋🦐🦑🐙🦀🐚🪸🐢'), 'short')
})

test('no kinds of characters are asked for', () => {
  for (const password of [
    'seven green lanterns',
    '837462910564738',
    'ТИХАЯ ГАВАНЬ НА РАССВЕТЕ',
    'ميناء هادئ عند الفجر',
    '#%&*()=[]{}<>?~^!',
  ])
    assert.equal(codeOf(password), 'fine', password)
})

test('a very long password is welcome up to a limit', () => {
  assert.equal(codeOf('tide and lantern '.repeat(30)), 'fine')
  assert.equal(codeOf('tide and lantern '.repeat(31)), 'long')
})

test('a password of little else than the person’s own words is refused', () => {
  for (const password of [
    'AkosuaMensah2026',
    'mensah.akosua.mensah',
    'sankofa-sankofa-1',
    'akosua.mensah@sankofa.example',
  ])
    assert.equal(codeOf(password), 'guessable', password)
})

test('the body’s name and its welcome word do not make a password', () => {
  assert.equal(codeOf('Bodywelcome12345!'), 'guessable')
  assert.equal(codeOf('bodybodybodybody'), 'guessable')
  assert.equal(codeOf('Body-Body-Body-Body-2026'), 'guessable')
  assert.equal(codeOf('Body! Body! Body! 2026!'), 'guessable')
})

test('an own word beside enough others is fine', () => {
  assert.equal(codeOf('mensah walks by the sea'), 'fine')
})

test('what everybody tries first is refused', () => {
  for (const password of [
    'passwordpassword',
    '123456789012345',
    'qwertyuiopasdfghjkl',
    'correct horse battery',
    'PassWord12345678',
    'пароль пароль пароль',
  ])
    assert.equal(codeOf(password), 'guessable', password)
})

test('a password that was published among stolen ones is refused, and told so', () => {
  assert.equal(codeOf('seven lost lanterns'), 'listed')
  assert.equal(codeOf('seven found lanterns'), 'fine')
})

test('one thing over and over is refused', () => {
  for (const password of ['aaaaaaaaaaaaaaaa', 'abababababababab', '               '])
    assert.equal(codeOf(password), 'guessable', password)
})

test('spaces count and are not trimmed', () => {
  assert.equal(codeOf(' seven lanterns'), 'fine')
})

test('beside a second factor twelve characters are enough, alone it is fifteen', () => {
  const beside = (password: string) => decidePassword(password, own, () => false, shortestFor(true))
  assert.deepEqual(beside('seven lanter'), { fine: true })
  assert.deepEqual(beside('seven lante'), { refused: 'sign-in.password-short', values: { min: 12 } })
  assert.equal(codeOf('seven lanter'), 'short')
  assert.equal(shortestFor(false), 15)
})
