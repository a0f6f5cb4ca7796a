import { request as httpRequest, type IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { MediaLink } from '../../../platform/processes/messages.ts'
import { mediaToken } from './token.ts'
import type { MediaClaims } from './types.ts'

export type MediaAnswer = { readonly status: number; readonly body: unknown }

const patience = 5000

/** Asks the media process something as this person, or as the house. 503: it does not answer, and is being started again. */
export async function askMedia(
  link: MediaLink,
  claims: MediaClaims,
  call: `${string} ${string}`,
  body?: unknown,
): Promise<MediaAnswer> {
  try {
    const answer = await open(link, claims, call, body)
    const parts: Buffer[] = []
    for await (const part of answer as AsyncIterable<Buffer>) parts.push(part)
    const text = Buffer.concat(parts).toString()
    return { status: answer.statusCode ?? 503, body: text ? (JSON.parse(text) as unknown) : undefined }
  } catch {
    return { status: 503, body: undefined }
  }
}

const again = 100
const mostTries = 40

/** The same for somebody who waits for it: while the process is being started again, until it is there. */
export async function askMediaPatiently(...asked: Parameters<typeof askMedia>): Promise<MediaAnswer> {
  for (let tries = 1; ; tries++) {
    const answer = await askMedia(...asked)
    if (answer.status !== 503 || tries === mostTries) return answer
    await pause(again)
  }
}

/** Asks for something that goes on for as long as both sides like. Undefined: it does not answer. */
export async function listenToMedia(
  link: MediaLink,
  claims: MediaClaims,
  call: `${string} ${string}`,
): Promise<IncomingMessage | undefined> {
  const answer = await open(link, claims, call).catch(() => undefined)
  if (answer?.statusCode === 200) return answer
  answer?.destroy()
  return undefined
}

async function open(
  { socket, secret }: MediaLink,
  claims: MediaClaims,
  call: string,
  body?: unknown,
): Promise<IncomingMessage> {
  const [method = 'GET', path = ''] = call.split(' ')
  const token = await mediaToken(secret, claims)
  return new Promise((resolve, reject) => {
    const asked = httpRequest(
      {
        socketPath: socket,
        method,
        path: `/${path}`,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      },
      (answer) => {
        asked.setTimeout(0)
        resolve(answer)
      },
    )
    asked.setTimeout(patience, () => asked.destroy(new Error('the media process does not answer')))
    asked.once('error', reject)
    asked.end(body === undefined ? undefined : JSON.stringify(body))
  })
}
