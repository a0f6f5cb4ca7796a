import { isAway } from '../platform/database/away.ts'
import { isRefusal, type Refusal } from '../values/refusal.ts'
import { WrongUse } from './arguments.ts'
import { NotAvailable, Refused } from './session.ts'

/** Exit codes outsiders rely on. */
export const codes = { refused: 1, wrongUse: 2, notAvailable: 3, fault: 70 } as const

/** Says on the error output what went wrong, and with which code the command ends. */
export function explain(error: unknown): number {
  const [code, words] = judged(error)
  process.stderr.write(`${words}\n`)
  return code
}

function judged(error: unknown): [number, string] {
  if (isRefusal(error)) return [codes.refused, refusalInWords(error)]
  if (error instanceof Refused) return [codes.refused, error.message]
  if (error instanceof WrongUse) return [codes.wrongUse, `${error.message}\nSee: bin/plenary --help`]
  if (error instanceof NotAvailable) return [codes.notAvailable, error.message]
  if (isAway(error))
    return [codes.notAvailable, `The database cannot be reached: ${(error as Error).message}`]
  if (error instanceof SyntaxError) return [codes.wrongUse, `This is not JSON: ${error.message}`]
  if (hasIssues(error))
    return [
      codes.wrongUse,
      error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
    ]
  return [codes.fault, error instanceof Error ? (error.stack ?? error.message) : String(error)]
}

/** The code itself, which programs look for, and the values that belong to it. */
const refusalInWords = ({ refused, values }: Refusal): string =>
  `Refused: ${refused}${
    values
      ? ` (${Object.entries(values)
          .map(([name, value]) => `${name}: ${value}`)
          .join(', ')})`
      : ''
  }`

type WithIssues = {
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]
}

/** What a parser says about input: every problem, with its place. */
const hasIssues = (error: unknown): error is WithIssues =>
  typeof error === 'object' && error !== null && 'issues' in error && Array.isArray(error.issues)
