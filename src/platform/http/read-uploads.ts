import { Busboy, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy'
import type { IncomingMessage } from 'node:http'
import type { Typed } from '../../values/problem.ts'
import { decideEntry } from './entry.ts'
import { BadRequest, TooLarge, WrongKind } from './errors.ts'
import { isFresh } from './sessions.ts'
import type { Request, Server } from './types.ts'
import { wantsProof } from './way-back.ts'

/** A file as a form sent it. What was longer than allowed is cut off and says so. */
export type Upload = { readonly name: string; readonly bytes: Buffer; readonly isTooLarge: boolean }

export const largestUpload = 20 * 1024 * 1024

const limits = {
  fileSize: largestUpload,
  files: 5,
  fields: 100,
  fieldSize: 20_000,
  fieldNameSize: 100,
  parts: 105,
  headerPairs: 20,
}

const longText = 1_500_000

const uploads = new WeakMap<Request, ReadonlyMap<string, Upload>>()

/** The files of a form that was sent, by the name of their field. A field without a file is not in it. */
export const filesOf = (request: Request): ReadonlyMap<string, Upload> => uploads.get(request) ?? new Map()

/**
 * Forms with files, on routes that say they take some. Whoever would not be let in is not read: the door says why. What
 * is far too long is refused before it is read.
 */
export function readUploads(server: Server): void {
  server.addContentTypeParser('multipart/form-data', async (request: Request, payload: IncomingMessage) => {
    if (!request.routeOptions.config?.takesFiles) throw new WrongKind()
    if (!mayEnter(request)) {
      payload.resume()
      return {}
    }
    if (Number(request.headers['content-length'] ?? 0) > 2 * largestUpload) throw new TooLarge()
    return read(request, payload)
  })
}

function mayEnter(request: Request): boolean {
  const { permission, freshness } = request.routeOptions.config
  const proof = { isRecent: isFresh(request), isWanted: wantsProof(request) }
  return decideEntry({ permission, freshness }, request.asked.actor, proof) === 'enter'
}

function read(request: Request, payload: IncomingMessage): Promise<Typed> {
  const typed: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>
  const files = new Map<string, Upload>()
  return new Promise((resolve, reject) => {
    const refuse = (error: Error) => {
      payload.unpipe()
      payload.resume()
      reject(error)
    }
    const parser = parserFor(request)
    if (!parser) return refuse(new BadRequest())
    parser.on('field', (name, value, isNameCut, isValueCut) => {
      if (isNameCut || isValueCut) return refuse(new TooLarge())
      if (/[\0\uFFFD]/.test(name + value)) return refuse(new BadRequest())
      const before = typed[name]
      typed[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]
    })
    parser.on('file', (field, stream, name) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      // A form that ends within its file says so here as well; nobody listening, it would end the program.
      stream.on('error', () => refuse(new BadRequest()))
      stream.on('end', () => {
        const bytes = Buffer.concat(chunks)
        const isTooLarge = stream.truncated
        if (name || bytes.length > 0) files.set(field, { name: name || 'file', bytes, isTooLarge })
      })
    })
    for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const)
      parser.on(limit, () => refuse(new TooLarge()))
    parser.on('error', () => refuse(new BadRequest()))
    payload.on('error', reject)
    payload.on('aborted', () => refuse(new BadRequest()))
    parser.on('finish', () => {
      uploads.set(request, files)
      resolve(typed)
    })
    payload.pipe(parser)
  })
}

/** Undefined when the form does not say where its parts begin. */
function parserFor(request: Request): BusboyInstance | undefined {
  try {
    const isLong = request.routeOptions.config.takesFiles === 'and-long-text'
    const ours = isLong ? { ...limits, fieldSize: longText } : limits
    return new Busboy({ headers: request.headers as BusboyHeaders, limits: ours })
  } catch {
    return undefined
  }
}
