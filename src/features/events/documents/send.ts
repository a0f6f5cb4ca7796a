import type { House } from '../../../platform/house.ts'
import { NotFound, sendFile, type Reply, type Request } from '../../../platform/http/index.ts'
import { bytesOf } from './files.ts'
import { DocumentPath } from './parse.ts'
import type { EventDocument } from './types.ts'

/** The file of the address's language, to be saved. */
export async function sendDocument(
  house: House,
  request: Request,
  reply: Reply,
  document: EventDocument,
): Promise<Reply> {
  const { language } = DocumentPath.parse(request.params)
  const file = document.files.find((one) => one.language === language)
  const found = file && (await bytesOf(house, file))
  if (!file || !found) throw new NotFound()
  return sendFile(reply, { name: file.name, ...found })
}
