import { pino, type Logger } from 'pino'

export type { Logger } from 'pino'

/** What must never reach a log, even by a slip: whoever logs names ids, codes and counts. */
const keptOut = [
  'email',
  'address',
  'to',
  'name',
  'password',
  'token',
  'cookie',
  'facts',
  'answers',
  'req.headers.cookie',
  'req.headers.authorization',
]

/** An error without the values a database puts into its details. */
function plainError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  return {
    type: error.name,
    message: error.message,
    code,
    constraint,
    stack: error.stack,
    cause: error.cause && plainError(error.cause),
  }
}

/** One line of JSON for each thing that happened, on the error output; a short readable line where a person is looking. */
export function openLog(level: string, process_: string, isTerminal = process.stderr.isTTY): Logger {
  const options = {
    level,
    base: { process: process_ },
    redact: { paths: keptOut, censor: '[kept out]' },
    serializers: { err: plainError, error: plainError },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  }
  return isTerminal
    ? pino(options, { write: (line) => void process.stderr.write(readable(line)) })
    : pino(options, pino.destination(2))
}

/** `09:30:12 warn web: the message  key=value` */
export function readable(line: string): string {
  const { level, time, process: from, msg = '', err, ...rest } = JSON.parse(line) as Record<string, unknown>
  const more = Object.entries(rest).map(
    ([key, value]) => ` ${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
  const stack = err ? `\n${(err as { stack?: string }).stack ?? JSON.stringify(err)}` : ''
  return `${String(time).slice(11, 19)} ${String(level)} ${String(from)}: ${String(msg)}${more.join('')}${stack}\n`
}
