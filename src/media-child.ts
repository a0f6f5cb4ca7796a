import { openMedia } from './features/meetings/media/child/open.ts'
import { readConfig } from './platform/config.ts'
import { openLog } from './platform/logging.ts'
import { runChild } from './platform/processes/child.ts'

/** The process that carries sound and picture. It knows no database; whatever happens to it, the site and the room go on. */
runChild(async ({ media }) => {
  const read = readConfig(process.env)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  if (!media) throw new Error('The media process was not told where to listen.')
  const { config } = read
  return openMedia({
    link: media,
    ports: config.mediaPorts,
    address: config.mediaAddress,
    log: openLog(config.logLevel, 'media'),
  })
})
