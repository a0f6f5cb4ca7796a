import { startTestServer } from '../support/test-server.ts'

/** One database server for the whole run; every group finds it by PLENARY_TEST_SOCKET. */
export async function startSharedDatabase(): Promise<{ stop(): Promise<void> }> {
  const server = await startTestServer()
  process.env['PLENARY_TEST_SOCKET'] = server.connection.host
  return { stop: () => server.stop() }
}
