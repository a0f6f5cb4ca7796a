import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Config, type Environment, readConfig, withProfile } from './config.ts'
import { settingsPage } from './settings/page.ts'

let folder: string
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'plenary-config-'))
})
after(() => rmSync(folder, { recursive: true, force: true }))

function config(env: Environment): Config {
  const read = readConfig(env)
  assert.ok(read.ok, read.ok ? '' : read.problems.join('\n'))
  return read.config
}

function problems(env: Environment): string[] {
  const read = readConfig(env)
  assert.ok(!read.ok)
  return read.problems
}

test('without any setting the program runs on this machine alone, at port 3000, for the default body', () => {
  const { host, port, url, profile, demo, roles, databaseUrl } = config({})
  assert.deepEqual(
    { host, port, url, profile, demo, databaseUrl },
    {
      host: '127.0.0.1',
      port: 3000,
      url: 'http://localhost:3000',
      profile: 'itu',
      demo: 'auto',
      databaseUrl: undefined,
    },
  )
  assert.deepEqual([...roles], ['web', 'worker', 'mail'])
})

test('the public address follows the port, and loses a slash at its end', () => {
  assert.equal(config({ PLENARY_PORT: '8080' }).url, 'http://localhost:8080')
  assert.equal(config({ PLENARY_URL: 'https://meetings.example.org/' }).url, 'https://meetings.example.org')
})

test('a public address with a path, a user or another scheme is refused', () => {
  for (const url of [
    'https://a.example/x',
    'https://me@a.example',
    'ftp://a.example',
    'a.example',
    'https://a.example?x',
  ]) {
    assert.match(problems({ PLENARY_URL: url })[0]!, /PLENARY_URL is ".*", but must be an? /, url)
  }
})

test('an empty setting counts as not given', () => {
  assert.equal(config({ PLENARY_PORT: '', SMTP_URL: ' ' }).port, 3000)
})

test('everything that is wrong is said at once, each with an example', () => {
  const all = problems({
    PLENARY_PORT: 'x',
    PLENARY_ROLES: 'web,cook',
    DATABASE_URL: 'mysql://a',
    PLENARY_DEMO: 'yes',
  })
  assert.equal(all.length, 4)
  for (const problem of all) assert.match(problem, /Example: [A-Z_]+=\S/)
})

test('a misspelt name is an error that says which one was meant', () => {
  assert.deepEqual(problems({ PLENARY_PROT: '1' }), [
    'PLENARY_PROT is not a setting. Did you mean PLENARY_PORT?',
  ])
  assert.match(problems({ PLENARY_COFFEE_MACHINE: '1' })[0]!, /settings\.md lists them all/)
})

test('names of other programs, and those of our own tests, are left alone', () => {
  config({ PORT: 'x', HOME: '/', PLENARY_TEST_SOCKET: '/tmp' })
})

test('a secret can be given as a file, and never stands in a message', () => {
  const file = join(folder, 'url')
  writeFileSync(file, 'postgres://me:word@db.example/plenary\n')
  assert.equal(config({ DATABASE_URL_FILE: file }).databaseUrl, 'postgres://me:word@db.example/plenary')
  assert.doesNotMatch(problems({ SMTP_URL: 'http://me:hunter2@mail.example' })[0]!, /hunter2/)
})

test('a secret given twice, or in a file that is not there, is a problem', () => {
  assert.match(problems({ SMTP_URL: 'smtp://a.example', SMTP_URL_FILE: '/x' })[0]!, /both set/)
  assert.match(
    problems({ PLENARY_SECRET_FILE: '/nowhere/secret' })[0]!,
    /\/nowhere\/secret, which is not there/,
  )
})

test('a key may be PEM text or the path of a file, and a certificate needs its key', () => {
  const file = join(folder, 'key.pem')
  writeFileSync(file, '-----BEGIN PRIVATE KEY-----\n')
  assert.match(config({ PLENARY_DKIM_KEY: file }).dkimKey!, /^-----BEGIN/)
  assert.match(problems({ PLENARY_TLS_KEY: file })[0]!, /belong together/)
})

test('a short secret is refused', () => {
  assert.match(problems({ PLENARY_SECRET: 'short' })[0]!, /at least 32 characters/)
})

test('the profile gives the mail domain unless a setting does', () => {
  const profile = { mailDomain: 'body.example' }
  assert.equal(withProfile(config({}), profile).mailFrom, 'no-reply@body.example')
  assert.equal(
    withProfile(config({ PLENARY_MAIL_DOMAIN: 'Other.Example' }), profile).mailFrom,
    'no-reply@other.example',
  )
})

test('the ports of sound and picture lie side by side, and their address is a number', () => {
  const right = config({ PLENARY_MEDIA_PORTS: '50000-50099', PLENARY_MEDIA_ADDRESS: '203.0.113.10' })
  assert.deepEqual([right.mediaPorts, right.mediaAddress], [[50_000, 50_099], '203.0.113.10'])
  for (const ports of ['50000', '50099-50000', '80-90', '50000-50003', '65000-70000', 'a-b'])
    assert.match(
      problems({ PLENARY_MEDIA_PORTS: ports })[0]!,
      /must be at least ten ports side by side/,
      ports,
    )
  assert.match(problems({ PLENARY_MEDIA_ADDRESS: 'meet.example.org' })[0]!, /must be an IP address/)
})

test('the page about settings in the manual is the list the program reads', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/reference/settings.md'), 'utf8')
  assert.equal(page, settingsPage(), 'write it again: bin/plenary config page')
})
