import { run } from './tools.ts'

export type Talk = {
  /** 0: it was taken. Otherwise what failed: 23 the sender, 24 every recipient, 26 the message, 28 signing in, 33 XCLIENT. */
  readonly code: number | null
  /** What the door said, line by line, from its greeting to its last word. */
  readonly heard: readonly string[]
  readonly whole: string
}

const atDoor = (line: string): string | undefined => /^<(?:-|~|\*\*|~\*) +(.*?)\r?$/.exec(line)?.[1]

/** Lets swaks talk to a door on this machine, in a folder in which it finds the files it is to send. */
export async function swaks(folder: string, port: number, ...args: string[]): Promise<Talk> {
  const at = args.includes('--server') ? [] : ['--server', '127.0.0.1']
  const { code, out, err } = await run('swaks', [...at, '--port', String(port), ...args], folder)
  const heard = out.split('\n').flatMap((line) => atDoor(line) ?? [])
  return { code, heard, whole: out + err }
}

/** The answers to RCPT, in the order of the recipients. */
export function toRecipients({ whole }: Talk): readonly string[] {
  const lines = whole.split('\n')
  return lines.flatMap((line, place) =>
    / (?:->|~>) RCPT TO:/.test(line) ? (atDoor(lines[place + 1] ?? '') ?? []) : [],
  )
}

/** The answers after the message itself, of which LMTP has one for each recipient that was taken. */
export function afterMessage({ heard }: Talk): readonly string[] {
  return heard.slice(heard.findIndex((line) => line.startsWith('354 ')) + 1, -1)
}
