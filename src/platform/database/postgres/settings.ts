import { socketPort } from './socket.ts'

/** What may never be turned off for real data: a commit that was acknowledged survives a power cut. */
export const durable = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' } as const

/** For tests only, whose data nobody will miss. */
export const fleeting = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' } as const

/** The settings of an embedded server: one socket, no network, and a log without anybody's data. */
export function serverSettings(socketFolder: string, safety: typeof durable | typeof fleeting): string[] {
  const settings = {
    ...safety,
    listen_addresses: '',
    port: socketPort,
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    max_connections: 200,
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'log',
    log_line_prefix: '%m ', // errors carry what people typed; whoever sent the statement gets them anyway
    log_error_verbosity: 'terse',
    jit: 'off',
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
