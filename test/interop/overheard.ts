import { connect, createServer, type AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'

export type Overheard = {
  readonly port: number
  /** What the programs have said, line by line. */
  said(): readonly string[]
  /** What the door has answered. */
  answered(): readonly string[]
}

/** Another way to a door, on which everything that is said in clear is heard. */
export async function overhear(t: TestContext, door: number): Promise<Overheard> {
  let [said, answered] = ['', '']
  const server = createServer((program) => {
    const line = connect(door, '127.0.0.1')
    program.on('data', (chunk: Buffer) => (said += chunk.toString('latin1')))
    line.on('data', (chunk: Buffer) => (answered += chunk.toString('latin1')))
    program.on('error', () => line.destroy()).on('close', () => line.destroy())
    line.on('error', () => program.destroy()).on('close', () => program.destroy())
    program.pipe(line).pipe(program)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => void server.close())
  const linesOf = (text: string) => text.split('\r\n')
  return {
    port: (server.address() as AddressInfo).port,
    said: () => linesOf(said),
    answered: () => linesOf(answered),
  }
}
