import type { Addressee, How } from '../types.ts'

const answer = /^(?:re|aw|sv|rv|res|отв|回复|答复|رد)(?:\[\d+\])?\s?[:：]\s*/iu
const onward = /^(?:fwd?|wg|tr|rv|пересл|转发)(?:\[\d+\])?\s?[:：]\s*/iu

/** The subject of an answer or of a letter sent on: its mark stands once, however often it was answered. */
export function subjectFor(how: How, subject: string): string {
  let base = subject.trim()
  const mark = how === 'forward' ? onward : answer
  while (mark.test(base)) base = base.replace(mark, '')
  return `${how === 'forward' ? 'Fwd' : 'Re'}: ${base}`
}

type Original = {
  readonly from: Addressee
  readonly replyTo: readonly Addressee[]
  readonly to: readonly Addressee[]
  readonly cc: readonly Addressee[]
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/** Whom an answer goes to: where its sender wants it, and everybody else who got it. Never oneself, unless one is alone. */
export function recipientsFor(
  how: How,
  it: Original,
  own: readonly string[],
): { to: Addressee[]; cc: Addressee[] } {
  if (how === 'forward') return { to: [], cc: [] }
  const isOwn = ({ address }: Addressee) => own.some((mine) => same(mine, address))
  // Answering one's own letter goes to whom it went.
  const back = isOwn(it.from) ? [...it.to] : it.replyTo.length > 0 ? [...it.replyTo] : [it.from]
  if (how === 'reply') return { to: back, cc: [] }
  const others = [...(isOwn(it.from) ? [] : it.to), ...it.cc].filter((one) => !isOwn(one))
  const cc = others.filter(
    (one, place) =>
      !back.some(({ address }) => same(address, one.address)) &&
      others.findIndex(({ address }) => same(address, one.address)) === place,
  )
  return { to: back, cc }
}

/** Each line with the mark of a quotation; what was quoted already gets one more. */
export const quoted = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\n-- \n[\s\S]*$/, '')
    .trimEnd()
    .split('\n')
    .map((line) => (line.startsWith('>') ? `>${line}` : `> ${line}`))
    .join('\n')
