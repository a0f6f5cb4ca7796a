import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  breath,
  camerasFor,
  isLoud,
  isSpeaking,
  isStageOver,
  isTooNarrow,
  mayBeHeard,
  mayBeSeen,
  placed,
  voiceOf,
  voicesAtOnce,
  voicesFor,
} from './rules.ts'
import type { Sitting } from '../types.ts'
import type { Member } from './types.ts'

const nobody: Member = {
  id: '',
  voice: 'speaks',
  leads: false,
  microphone: true,
  camera: true,
  hasFloor: false,
  spokeAt: 0,
}
const adwoa: Member = { ...nobody, id: 'adwoa', spokeAt: 10 }
const kofi: Member = { ...nobody, id: 'kofi', spokeAt: 20 }
const misaki: Member = { ...nobody, id: 'misaki', spokeAt: 30 }
const chair: Member = { ...nobody, id: 'chair', leads: true }
const none = [null, null, null]

const held = (format: Sitting['room']['format']) => ({ room: { format } as Sitting['room'] })

describe('what somebody is to a stage', () => {
  test('everybody at a meeting speaks', () => assert.equal(voiceOf(undefined, held('e-meeting')), 'speaks'))
  test('at a webcast only those with a part in it do', () => {
    assert.equal(voiceOf(undefined, held('webcast')), 'listens')
    assert.equal(voiceOf('chair', held('webcast')), 'speaks')
  })
})

test('a stage is over when its sitting has ended, or was cancelled', () => {
  const [noon, one] = [new Date('2026-11-26T12:00Z'), new Date('2026-11-26T13:00Z')]
  assert.equal(isStageOver({ state: 'published', endsAt: one }, noon), false)
  assert.equal(isStageOver({ state: 'published', endsAt: noon }, noon), true)
  assert.equal(isStageOver({ state: 'cancelled', endsAt: one }, noon), true)
})

describe('who is heard', () => {
  test('somebody with the microphone on is', () => assert.equal(mayBeHeard(adwoa), true))
  test('somebody with the microphone off is not, whatever their browser sends', () =>
    assert.equal(mayBeHeard({ ...adwoa, microphone: false }), false))
  test('somebody who only listens is not, even with the microphone on', () =>
    assert.equal(mayBeHeard({ ...adwoa, voice: 'listens' }), false))
  test('the floor makes nobody heard whose microphone is off', () =>
    assert.equal(mayBeHeard({ ...adwoa, microphone: false, hasFloor: true }), false))

  test('nobody hears themselves', () => assert.deepEqual(voicesFor('adwoa', [adwoa]), []))
  test('two hear each other', () => {
    assert.deepEqual(voicesFor('adwoa', [adwoa, kofi]), ['kofi'])
    assert.deepEqual(voicesFor('kofi', [adwoa, kofi]), ['adwoa'])
  })
  test('who is muted is heard by nobody', () =>
    assert.deepEqual(voicesFor('adwoa', [adwoa, { ...kofi, microphone: false }]), []))
  test('who only listens hears all the same', () =>
    assert.deepEqual(voicesFor('kofi', [adwoa, { ...kofi, voice: 'listens' }]), ['adwoa']))
  test('who has the floor comes first', () =>
    assert.equal(voicesFor('x', [kofi, misaki, { ...adwoa, hasFloor: true }, chair])[0], 'adwoa'))
  test('who leads comes before those who spoke later', () =>
    assert.equal(voicesFor('x', [kofi, misaki, chair])[0], 'chair'))
  test('of many open microphones as many are heard as there are lines', () => {
    const many = Array.from({ length: 40 }, (_, nth) => ({ ...nobody, id: `p${nth}`, spokeAt: nth }))
    const heard = voicesFor('x', many)
    assert.equal(heard.length, voicesAtOnce)
    assert.deepEqual(heard.slice(0, 2), ['p39', 'p38'])
  })
  test('forty open microphones do not push out whoever has the floor and has not begun', () => {
    const many = Array.from({ length: 40 }, (_, nth) => ({ ...nobody, id: `p${nth}`, spokeAt: 100 + nth }))
    assert.ok(voicesFor('x', [...many, { ...adwoa, hasFloor: true, spokeAt: 0 }]).includes('adwoa'))
  })
  test('people who never spoke come in one order for everybody', () => {
    const [a, b] = [
      { ...nobody, id: 'a' },
      { ...nobody, id: 'b' },
    ]
    assert.deepEqual(voicesFor('x', [b, a]), voicesFor('x', [a, b]))
  })
})

describe('who is seen', () => {
  test('somebody with the camera on is', () => assert.equal(mayBeSeen(adwoa), true))
  test('somebody with the camera off is not', () =>
    assert.equal(mayBeSeen({ ...adwoa, camera: false }), false))
  test('somebody who only listens is not', () =>
    assert.equal(mayBeSeen({ ...adwoa, voice: 'listens' }), false))
  test('somebody may be seen whose microphone is off', () =>
    assert.deepEqual(camerasFor('kofi', [{ ...adwoa, microphone: false }], none), ['adwoa']))
  test('nobody is sent their own picture', () => assert.deepEqual(camerasFor('adwoa', [adwoa], none), []))
  test('two are seen at once, those who spoke last', () =>
    assert.deepEqual(camerasFor('x', [adwoa, kofi, misaki], none), ['misaki', 'kofi']))
  test('who has the floor is seen besides the two', () =>
    assert.deepEqual(camerasFor('x', [{ ...adwoa, hasFloor: true }, kofi, misaki], none), [
      'adwoa',
      'misaki',
      'kofi',
    ]))
  test('who has the floor and sends no picture leaves two', () =>
    assert.equal(
      camerasFor('x', [{ ...adwoa, hasFloor: true, camera: false }, kofi, misaki, chair], none).length,
      2,
    ))
  test('who leads is seen before others', () =>
    assert.equal(camerasFor('x', [adwoa, kofi, misaki, chair], none)[0], 'chair'))
  test('of two who never spoke, whoever is shown already stays', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ ...nobody, id }))
    assert.deepEqual(camerasFor('x', [a, b, c] as Member[], ['c', 'b', null]).toSorted(), ['b', 'c'])
  })
})

describe('the lines of somebody', () => {
  test('are filled from the first that is free', () =>
    assert.deepEqual(placed(none, ['a', 'b']), ['a', 'b', null]))
  test('keep whoever stays where they are', () =>
    assert.deepEqual(placed(['a', 'b', null], ['c', 'b']), ['c', 'b', null]))
  test('do not change when only the order does', () =>
    assert.deepEqual(placed(['a', 'b', null], ['b', 'a']), ['a', 'b', null]))
  test('are left by whoever goes', () => assert.deepEqual(placed(['a', 'b', 'c'], ['c']), [null, null, 'c']))
  test('take no more than there are', () => assert.deepEqual(placed([null], ['a', 'b']), ['a']))
  test('have nobody twice', () => assert.deepEqual(placed(['a', null], ['a']), ['a', null]))
})

describe('who is speaking', () => {
  test('is whoever is loud', () => {
    assert.equal(isLoud(10), true)
    assert.equal(isLoud(44), true)
  })
  test('is not whoever is silent, or of whom nothing is known', () => {
    assert.equal(isLoud(127), false)
    assert.equal(isLoud(45), false)
    assert.equal(isLoud(undefined), false)
  })
  test('is still whoever draws breath', () => assert.equal(isSpeaking(kofi, 20 + breath - 1), true))
  test('is not whoever stopped', () => assert.equal(isSpeaking(kofi, 20 + breath), false))
  test('is nobody who is muted, however loud', () =>
    assert.equal(isSpeaking({ ...kofi, microphone: false }, 21), false))
})

describe('a line that loses much', () => {
  const lost = (share: number, times: number): number[] => Array<number>(times).fill(share)
  test('loses pictures after a while, not at once', () => {
    assert.equal(isTooNarrow(lost(0.3, 2), false), false)
    assert.equal(isTooNarrow(lost(0.3, 3), false), true)
  })
  test('keeps pictures when one report of three is good', () =>
    assert.equal(isTooNarrow([0.3, 0, 0.3], false), false))
  test('gets them back only after a longer good time', () => {
    assert.equal(isTooNarrow(lost(0, 9), true), true)
    assert.equal(isTooNarrow(lost(0, 10), true), false)
  })
  test('waits anew after one bad report', () =>
    assert.equal(isTooNarrow([...lost(0, 9), 0.2, ...lost(0, 5)], true), true))
  test('of which nothing is known is left as it is', () => {
    assert.equal(isTooNarrow([], false), false)
    assert.equal(isTooNarrow([], true), true)
  })
})
