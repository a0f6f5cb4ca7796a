/** What somebody looks for, as the store is asked for it; the folder by its key. */
export type Asked = {
  readonly words: string
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly subject: readonly string[]
  readonly hasFile: boolean
  readonly in: string | undefined
  readonly before: Date | undefined
  readonly after: Date | undefined
  readonly is: readonly ('unread' | 'read' | 'flagged' | 'answered')[]
  /** Words with a colon that are no operator, or a date that is none: told to whoever typed them. */
  readonly unread: readonly string[]
}

type Operator = 'from' | 'to' | 'subject' | 'has' | 'in' | 'before' | 'after' | 'is'

/** English always works; each language also has words of its own. */
const operators: ReadonlyMap<string, Operator> = new Map(
  Object.entries<Operator>({
    from: 'from',
    to: 'to',
    subject: 'subject',
    has: 'has',
    in: 'in',
    before: 'before',
    after: 'after',
    is: 'is',
    ...{
      de: 'from',
      à: 'to',
      objet: 'subject',
      dans: 'in',
      avant: 'before',
      après: 'after',
      avec: 'has',
      est: 'is',
    },
    ...{ para: 'to', asunto: 'subject', en: 'in', antes: 'before', después: 'after', con: 'has', es: 'is' },
    ...{ от: 'from', кому: 'to', тема: 'subject', в: 'in', до: 'before', после: 'after', есть: 'has' },
    ...{ 发件人: 'from', 收件人: 'to', 主题: 'subject', 在: 'in', 之前: 'before', 之后: 'after', 有: 'has' },
    ...{ من: 'from', إلى: 'to', الموضوع: 'subject', في: 'in', قبل: 'before', بعد: 'after', به: 'has' },
  }),
)

const longest = 500

/** Reads what was typed: operators with their values, quoted where a value has spaces, and words for everything else. */
export function readQuery(typed: string): Asked {
  const found = {
    words: [] as string[],
    from: [] as string[],
    to: [] as string[],
    subject: [] as string[],
    unread: [] as string[],
  }
  const is: Asked['is'][number][] = []
  let [hasFile, place, before, after]: [boolean, string | undefined, Date | undefined, Date | undefined] = [
    false,
    undefined,
    undefined,
    undefined,
  ]
  for (const { operator, value, whole } of piecesOf(typed.slice(0, longest))) {
    if (operator === undefined) found.words.push(value)
    else if (operator === 'from' || operator === 'to' || operator === 'subject') found[operator].push(value)
    else if (operator === 'has') hasFile = true
    else if (operator === 'in') place = value.toLowerCase()
    else if (operator === 'is') {
      const known = (['unread', 'read', 'flagged', 'answered'] as const).find(
        (one) => one === value.toLowerCase(),
      )
      if (known) is.push(known)
      else found.unread.push(whole)
    } else {
      const day = dayOf(value)
      if (!day) found.unread.push(whole)
      else if (operator === 'before') before = day
      else after = day
    }
  }
  return { ...found, words: found.words.join(' '), hasFile, in: place, before, after, is }
}

type Piece = { readonly operator: Operator | undefined; readonly value: string; readonly whole: string }

function piecesOf(typed: string): Piece[] {
  const pieces: Piece[] = []
  for (const [whole, name, quoted, bare] of typed.matchAll(
    /(?:([\p{L}]{1,12})[:：])?(?:"([^"]*)"|([^\s"]+))|\S+/gu,
  )) {
    const value = (quoted ?? bare ?? '').trim()
    const operator = name === undefined ? undefined : operators.get(name.toLowerCase())
    if (operator && value) pieces.push({ operator, value, whole })
    else if (whole.replace(/[:："]/g, '').trim())
      pieces.push({ operator: undefined, value: whole.replace(/"/g, ''), whole })
  }
  return pieces
}

function dayOf(value: string): Date | undefined {
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(value) ?? []
  if (!year || !month || !day) return undefined
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return at.getUTCMonth() === Number(month) - 1 ? at : undefined
}
