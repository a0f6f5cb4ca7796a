import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkServer } from './check-server.ts'

test('a server that is not there is waited for, which is said once, and then named', async () => {
  const said: string[] = []
  const url = 'postgres://somebody:hunter2@127.0.0.1:1/plenary'
  await assert.rejects(
    checkServer({ url }, (words) => said.push(words), 600),
    ({ message }: Error) =>
      /cannot be reached: .*127\.0\.0\.1:1/.test(message) && !message.includes('hunter2'),
  )
  assert.equal(said.length, 1)
  assert.match(said[0]!, /does not answer yet \(.*127\.0\.0\.1:1\): waiting/)
})
