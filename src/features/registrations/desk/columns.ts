/** What a line of the list can show beside the person and the state, in the order in which it stands. */
export const columns = [
  'event',
  'organisation',
  'country',
  'category',
  'mode',
  'desk',
  'sent',
  'changed',
  'visa',
  'address',
] as const

export type Column = (typeof columns)[number]

/** What somebody sees who has chosen nothing. */
export const usualColumns: readonly Column[] = ['event', 'organisation', 'mode', 'sent']

/** The known ones of what was chosen, in their order. None chosen is a choice too. */
export const columnsOf = (chosen: readonly string[]): readonly Column[] =>
  columns.filter((one) => chosen.includes(one))
