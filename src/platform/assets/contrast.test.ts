import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { loadProfile } from '../profile/index.ts'
import { brandCss } from './brand.ts'
import { demandReadableBrand, faintPairs } from './brand-gate.ts'
import { colourTokens } from './tokens.ts'

const { brand } = loadProfile('itu')

describe('the colours of the house', () => {
  test('can be read in both themes, every pair that is drawn', () => {
    assert.deepEqual(faintPairs(), [])
  })

  test('have a value for light and one for dark', () => {
    const { light, dark } = colourTokens()
    assert.deepEqual(Object.keys(light), Object.keys(dark))
    assert.ok(Object.keys(light).length > 35)
  })
})

describe('the colours of a body', () => {
  test('can be read in each profile that is there', () => {
    for (const name of ['itu', 'northlight']) assert.deepEqual(faintPairs(loadProfile(name).brand), [], name)
  })

  test('take the place of the house’s own', () => {
    const changed = { ...brand, light: { ...brand.light, brand: '#123456' } }
    assert.equal(colourTokens(changed).light['brand'], '#123456')
    assert.match(brandCss(changed), /--brand:light-dark\(#123456,/)
  })

  test('are refused when too faint, and the start says which and by how much', () => {
    const faint = { ...brand, light: { ...brand.light, onBrand: '#7FA9B3' } }
    assert.throws(
      () => demandReadableBrand(faint),
      /light: on-brand #7FA9B3 on brand #0F4C5C has a contrast of \d\.\d\d, needs 4\.5/,
    )
  })
})
