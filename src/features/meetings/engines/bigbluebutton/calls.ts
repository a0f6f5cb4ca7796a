import { createHash } from 'node:crypto'
import { ask, type Asking } from '../ask.ts'
import type { EngineServer } from '../types.ts'
import { readXml, textOf, type Xml } from './xml.ts'

export const hashes = ['sha256', 'sha1', 'sha384', 'sha512'] as const
export type Hash = (typeof hashes)[number]

/** What proves that a call comes from whoever knows the secret: over the name of the call and its query exactly as it is sent. */
export const checksum = (hash: Hash, call: string, query: string, secret: string): string =>
  createHash(hash).update(`${call}${query}${secret}`).digest('hex')

export type Params = Readonly<Record<string, string>>

/** The address of a call, ready to be asked or to send a browser to. */
export function callAddress(
  { address, secret, settings }: EngineServer,
  call: string,
  params: Params,
): string {
  const query = new URLSearchParams(params).toString()
  const proof = checksum(settings.checksum ?? 'sha256', call, query, secret)
  return `${apiOf(address)}/${call}?${query}${query && '&'}checksum=${proof}`
}

/** Where the calls of a server are, whether its operator wrote down the host or what the server prints of itself. */
export function apiOf(address: string): string {
  const url = new URL(address)
  const path = url.pathname.replace(/\/+$/, '')
  if (path === '') return `${url.origin}/bigbluebutton/api`
  return `${url.origin}${path.endsWith('/api') ? path : `${path}/api`}`
}

/** What a call came to. `silent`: no answer in time; `not-it`: an answer that is none; else the server's own word for its no. */
export type Said = { readonly ok: true; readonly xml: Xml } | { readonly ok: false; readonly why: string }

/** Asks a server, and reads what it answers. */
export async function call(
  server: EngineServer,
  name: string,
  params: Params,
  asking: Asking,
): Promise<Said> {
  const answer = await ask(callAddress(server, name, params), asking)
  if (!answer) return { ok: false, why: 'silent' }
  const xml = answer.status === 200 ? readXml(answer.text) : undefined
  if (xml?.name !== 'response') return { ok: false, why: answer.status >= 500 ? 'silent' : 'not-it' }
  if (textOf(xml, 'returncode') === 'SUCCESS') return { ok: true, xml }
  return { ok: false, why: textOf(xml, 'messageKey') || 'not-it' }
}
