import type { House } from '../../platform/house.ts'
import { NotFound, sendKeptFile, type Reply } from '../../platform/http/index.ts'
import { bytesOf } from './files.ts'
import { countFetch } from './store/use.ts'
import type { Document, DocumentFile } from './types.ts'

/** What a browser shows by itself without running anything that is in it. */
const shown: ReadonlySet<string> = new Set(['pdf', 'txt'])

/** A file on its way, once for all its parts. `counts`: a reader fetches it, not those who keep it. */
export async function sendFileOf(
  house: House,
  reply: Reply,
  it: Pick<Document, 'id'>,
  file: DocumentFile,
  counts: boolean,
): Promise<Reply> {
  const found = await bytesOf(house, file)
  if (!found) throw new NotFound()
  const today = house.clock.now().toISOString().slice(0, 10)
  const sent = { name: file.name, mark: file.sha256, inline: shown.has(file.kind), ...found }
  return sendKeptFile(reply, sent, async () => {
    if (counts) await countFetch(house.db, it.id, file.language, today)
  })
}
