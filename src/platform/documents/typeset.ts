import { fileURLToPath } from 'node:url'
import { runTask } from '../processes/task.ts'

/**
 * A document as it is typeset: a template in the Typst language and the values it reads with `json(bytes(sys.inputs.data))`.
 * What people wrote is only ever a value, so nobody writes markup.
 */
export type Document = {
  readonly template: string
  readonly data: unknown
  /** When it was made; the same document made twice is the same file. */
  readonly madeAt: Date
}

const task = fileURLToPath(new URL('typeset-task.ts', import.meta.url))

/**
 * Typesets documents as tagged PDF, in a process of its own whose memory goes with it: about half a second to begin,
 * milliseconds a page. For jobs, never in a request. Throws with the compiler's words when a template is wrong.
 */
export async function typeset(documents: readonly Document[]): Promise<readonly Buffer[]> {
  if (documents.length === 0) return []
  const made = await runTask<string[]>(task, { documents }).result
  return made.map((pdf) => Buffer.from(pdf, 'base64'))
}
