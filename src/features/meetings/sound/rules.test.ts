import assert from 'node:assert/strict'
import { test } from 'node:test'
import { channelChosen, channelsOf, heard, mayGoOnAir, maySpeak } from './rules.ts'

const six = ['en', 'fr', 'es', 'ru', 'zh', 'ar']
const delegate = { voice: 'speaks', isInterpreter: false, languages: six } as const
const listener = { ...delegate, voice: 'listens' } as const
const interpreter = { voice: 'listens', isInterpreter: true, languages: six } as const

test('whoever has a voice speaks on the floor, and whoever only listens does not', () => {
  assert.equal(maySpeak(delegate, 'floor'), undefined)
  assert.equal(maySpeak(listener, 'floor')?.refused, 'meetings.sound.word.listens-only')
})

test('a language is for interpreters, and interpreters have no voice on the floor', () => {
  assert.equal(maySpeak(interpreter, 'fr'), undefined)
  assert.equal(maySpeak(interpreter, 'floor')?.refused, 'meetings.floor.not-your-role')
  assert.equal(maySpeak(delegate, 'fr')?.refused, 'meetings.floor.not-your-role')
})

test('a language the sitting is not held in has no booth, and neither has the only one', () => {
  assert.equal(maySpeak(interpreter, 'de')?.refused, 'meetings.floor.not-your-role')
  assert.equal(maySpeak({ ...interpreter, languages: ['en'] }, 'en')?.refused, 'meetings.floor.not-your-role')
})

test('a sitting in one language has the floor alone; what was chosen and is gone is the floor', () => {
  assert.deepEqual(channelsOf(['en']), ['floor'])
  assert.deepEqual(channelsOf(['en', 'fr']), ['floor', 'en', 'fr'])
  assert.equal(channelChosen('fr', six), 'fr')
  assert.equal(channelChosen('de', six), 'floor')
  assert.equal(channelChosen(undefined, six), 'floor')
})

test('two are never on air in one language, and one who asks to be relieved is', () => {
  const [ama, kofi] = [{ id: 'ama' }, { id: 'kofi' }]
  assert.equal(mayGoOnAir(ama, undefined), undefined)
  assert.equal(
    mayGoOnAir(ama, { who: kofi, isOffered: false })?.refused,
    'meetings.booth.word.on-air-already',
  )
  assert.equal(mayGoOnAir(ama, { who: kofi, isOffered: true }), undefined)
  assert.equal(mayGoOnAir(ama, { who: { id: 'ama' }, isOffered: false }), undefined)
})

test('who listens to a language hears the floor while nobody is on air in it', () => {
  const fr = new Set(['fr'])
  assert.equal(heard('fr', fr, false), 'fr')
  assert.equal(heard('ru', fr, false), 'floor')
  assert.equal(heard('floor', fr, false), 'floor')
})

test('who hears the floor with their picture is not sent it twice', () => {
  assert.equal(heard('floor', new Set(), true), undefined)
  assert.equal(heard('ru', new Set(), true), undefined)
  assert.equal(heard('ru', new Set(['ru']), true), 'ru')
})
