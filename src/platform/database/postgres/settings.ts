import { totalmem } from 'node:os'
import { socketPort } from './socket.ts'

/** What may never be turned off for real data: a commit that was acknowledged survives a power cut. */
export const durable = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' } as const

/** For tests only, whose data nobody will miss. */
export const fleeting = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' } as const

const least = 128

/**
 * Megabytes of pages that the server keeps at hand: an eighth of the memory, so that searching a large directory does not
 * read it again and again. They are taken only as they are needed.
 */
export const buffersFor = (memory: number): number =>
  Math.round(Math.min(1024, Math.max(least, memory / 8 / 2 ** 20)))

/** What this process may use, which in a container is less than the machine has. */
const availableMemory = (): number => Math.min(process.constrainedMemory() || Infinity, totalmem())

/** The settings of an embedded server: one socket, no network, and a log without anybody's data. */
export function serverSettings(socketFolder: string, safety: typeof durable | typeof fleeting): string[] {
  const settings = {
    ...safety,
    listen_addresses: '',
    port: socketPort,
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    max_connections: 200,
    shared_buffers: `${safety === fleeting ? least : buffersFor(availableMemory())}MB`,
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'log',
    log_line_prefix: '%m ', // errors carry what people typed; whoever sent the statement gets them anyway
    log_error_verbosity: 'terse',
    jit: 'off',
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
