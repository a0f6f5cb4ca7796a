import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openAssets, type Assets } from '../../src/platform/assets/index.ts'
import { listProfiles, loadProfile } from '../../src/platform/profile/index.ts'
import { belowFloor, unreadableScript } from './floor.ts'

const kilobyte = 1000

test('what an old browser drops is found in a sheet', () => {
  assert.deepEqual(belowFloor('.a{margin-inline-start:1px;color:#fff}'), [])
  const sheet = '@layer a{.b{color:oklch(1 0 0)}}.c{&:hover{left:0}}.d:has(a){color:light-dark(#fff,#000)}'
  assert.equal(belowFloor(sheet).length, 5)
})

test('what an old browser cannot read is found in a module', () => {
  assert.deepEqual(unreadableScript('export const a = async () => { for await (const b of c) await b }'), [])
  assert.equal(unreadableScript('const a = b?.c ?? d').length, 1)
})

function textOf(assets: Assets, path: string): { text: string; packed: number } {
  const asset = assets.find(path)
  assert.ok(asset, path)
  return { text: asset.body.toString(), packed: (asset.encodings.br ?? asset.body).length }
}

for (const id of listProfiles())
  test(`the built styles and scripts of ${id} run on the promised browsers and keep their budgets`, async () => {
    const assets = await openAssets({ profile: loadProfile(id) })
    const [core, print, script] = [assets.css, assets.print, assets.script].map((path) =>
      textOf(assets, path),
    )
    assert.ok(core && print && script)
    assert.deepEqual(belowFloor(core.text), [])
    assert.deepEqual(belowFloor(print.text), [])
    assert.deepEqual(unreadableScript(script.text), [])
    assert.ok(core.packed <= 14 * kilobyte, `styles: ${core.packed} bytes`)
    assert.ok(print.packed <= 3 * kilobyte, `print sheet: ${print.packed} bytes`)
    assert.ok(script.packed <= 10 * kilobyte, `scripts: ${script.packed} bytes`)
  })
