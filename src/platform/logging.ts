import { pino, type DestinationStream, type Logger } from 'pino'

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
    : pino(options, gathered(2))
}

const warning = 40
const destinations = new Set<{ flushSync(): void }>()
process.on('exit', () => {
  for (const one of destinations) one.flushSync()
})

/**
 * Lines are written some together, a fifth of a second after they were said at the latest: one write for each costs a
 * busy process more than its answers. What warns is written at once, and whatever is left when the process ends.
 */
export function gathered(fd: number): DestinationStream {
  const file = pino.destination({ dest: fd, sync: true, minLength: 4096, periodicFlush: 200 })
  destinations.add(file)
  return {
    [Symbol.for('pino.metadata')]: true,
    lastLevel: 0,
    write(line: string) {
      file.write(line)
      if (this.lastLevel >= warning) file.flushSync()
    },
  } as DestinationStream & { lastLevel: number }
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
