import { enableCompileCache, flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { readConfig } from './platform/config.ts'
import { openLog } from './platform/logging.ts'
import { runChild, tell } from './platform/processes/child.ts'

/**
 * The process that carries sound and picture. It knows no database; whatever happens to it, the site and the room go on. People
 * wait for it when it died, so what it is made of is kept ready to run.
 */
const read = readConfig(process.env)
if (read.ok) enableCompileCache(join(read.config.dataFolder, 'cache', 'compiled'))
const media = import('./features/meetings/media/child/open.ts')

runChild(async (opening) => {
  if (!read.ok) throw new Error(read.problems.join('\n'))
  if (!opening.media) throw new Error('The media process was not told where to listen.')
  const { openMedia } = await media
  flushCompileCache()
  const { config } = read
  return openMedia({
    link: opening.media,
    ports: config.mediaPorts,
    address: config.mediaAddress,
    log: openLog(config.logLevel, 'media'),
    whenBusy: (awaited) => tell({ awaited }),
  })
})
