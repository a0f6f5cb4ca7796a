import { watch } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../../..')
const folders = ['src', 'client', 'assets', 'profiles', 'db']

/** Calls `changed` a moment after a source file was saved, once for a burst of saves. */
export function watchSources(changed: () => void): void {
  let timer: NodeJS.Timeout | undefined
  for (const folder of folders) {
    watch(join(root, folder), { recursive: true }, (_, file) => {
      if (!file || /\.test\.ts$|~$|\.swp$/.test(file)) return
      clearTimeout(timer)
      timer = setTimeout(changed, 150)
    })
  }
}
