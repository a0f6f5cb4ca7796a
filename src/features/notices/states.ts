import type { NoticeState } from './types.ts'

/** A draft may be thrown away; what was withdrawn stays so: who has read it would not notice that it is back. */
export const noticeMoves: Readonly<Record<NoticeState, readonly NoticeState[]>> = {
  draft: ['published', 'withdrawn'],
  published: ['withdrawn'],
  withdrawn: [],
}

export const mayMove = (from: NoticeState, to: NoticeState): boolean => noticeMoves[from].includes(to)
