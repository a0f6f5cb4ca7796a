import type { DocumentState } from './types.ts'

/** What may become of a document. A draft has never been read by anybody; one that is withdrawn can come back. */
export const documentMoves: Readonly<Record<DocumentState, readonly DocumentState[]>> = {
  draft: ['published'],
  published: ['withdrawn'],
  withdrawn: ['published'],
}
