import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadDemo } from '../../src/demo.ts'
import { systemClock } from '../../src/platform/clock.ts'
import type { House } from '../../src/platform/house.ts'
import { testHouse } from './house.ts'

type ProfileId = 'itu' | 'northlight'

/** A database in which the cast of the demo lives, and the folder with its papers. */
export type Cast = { readonly database: string; readonly folder: string }

const casts = new Map<ProfileId, Promise<Cast>>()

/** Made once in a process, since it takes seconds; whoever wants the cast takes a copy. */
export function castOf(profile: ProfileId): Promise<Cast> {
  const cast = casts.get(profile) ?? make(profile)
  casts.set(profile, cast)
  return cast
}

async function make(profile: ProfileId): Promise<Cast> {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-cast-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const house = await testHouse({ profile, demo: true, config: { dataFolder: folder } })
  await loadSilently({ ...house, clock: systemClock })
  await house.leave()
  return { database: house.url.database, folder }
}

/** Loads the cast, or brings its dates to today where it is there. */
export const loadSilently = (house: House) =>
  loadDemo(house, { isEmbedded: true, progress: { say: () => {}, step: (_name, work) => work(() => {}) } })
