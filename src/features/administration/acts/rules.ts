import type { Offer } from '../types.ts'

/** Whether somebody has to say why: to whoever must agree, to the person, or to the colleagues who come after. */
export const asksWhy = ({ act, needsSecond }: Offer): boolean =>
  needsSecond || act === 'block' || act === 'viewing'
