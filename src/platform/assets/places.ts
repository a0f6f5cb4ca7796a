import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const top = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')

/** Where the sources of the look are. */
export const places = {
  css: join(top, 'assets', 'css'),
  client: join(top, 'client'),
  fonts: join(top, 'node_modules', '@fontsource'),
}
