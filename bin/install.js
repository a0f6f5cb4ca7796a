'use strict'
// Installs what package-lock.json names, only when something is missing or older.
const { spawn } = require('node:child_process')
const crypto = require('node:crypto')
const fs = require('node:fs')
const path = require('node:path')
const { withInstallLock } = require('./install-lock.js')

/** Returns what the last install was made for, as { lock, machine }. Takes no time when nothing changed. */
async function ensureInstalled(root) {
  const wanted = {
    lock: fingerprint(path.join(root, 'package-lock.json')),
    machine: `${process.platform}-${process.arch}`,
  }
  if (isStamped(root, wanted)) return wanted
  await withInstallLock(root, async () => {
    if (isStamped(root, wanted)) return
    if (!isComplete(root)) await install(root)
    stamp(root, wanted)
  })
  return wanted
}

const stampFile = (root) => path.join(root, 'node_modules', '.plenary.json')
const fingerprint = (file) => crypto.createHash('sha256').update(fs.readFileSync(file)).digest('hex')

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function isStamped(root, wanted) {
  const stamped = readJson(stampFile(root))
  return Boolean(stamped) && stamped.lock === wanted.lock && stamped.machine === wanted.machine
}

function stamp(root, wanted) {
  try {
    fs.writeFileSync(stampFile(root), JSON.stringify(wanted))
  } catch {
    // Somebody else's folder: the next start looks again.
  }
}

/** Whether node_modules holds what the lock names for this machine, as npm itself noted it after its last run. */
function isComplete(root) {
  const wanted = readJson(path.join(root, 'package-lock.json')).packages
  const there = (readJson(path.join(root, 'node_modules', '.package-lock.json')) || {}).packages || {}
  return Object.keys(wanted).every((place) => {
    const { version, os, cpu, libc, optional, peer } = wanted[place]
    if (place === '' || peer || !suits(os, process.platform) || !suits(cpu, process.arch)) return true
    if (there[place] && there[place].version === version) return fs.existsSync(path.join(root, place))
    return Boolean(optional) && (Boolean(libc) || !os)
  })
}

function suits(list, own) {
  if (!list) return true
  const names = [].concat(list)
  return names.includes(own) || (names.every((name) => name[0] === '!') && !names.includes(`!${own}`))
}

async function install(root) {
  const isFirst = !fs.existsSync(path.join(root, 'node_modules'))
  const began = Date.now()
  process.stderr.write(
    isFirst ? 'Installing packages (the first time only) ...\n' : 'Bringing packages up to date ...\n',
  )
  const { code, said } = await npm(root, [
    'install',
    '--no-save',
    '--include=dev',
    '--include=optional',
    '--loglevel=error',
    '--no-audit',
    '--no-fund',
  ])
  if (code !== 0) {
    throw new Error(
      `${said.trim()}\n\nThe packages could not be installed. Is the network there? Then run the same command again.`,
    )
  }
  process.stderr.write(`Packages are installed (${((Date.now() - began) / 1000).toFixed(0)} s).\n`)
}

function npm(root, given) {
  const own = process.env.npm_execpath
  const [program, first] = own && /npm-cli\.c?js$/.test(own) ? [process.execPath, [own]] : ['npm', []]
  return new Promise((resolve) => {
    const child = spawn(program, first.concat(given), { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    const still = setInterval(() => process.stderr.write('  still installing ...\n'), 15000)
    const done = (code) => {
      clearInterval(still)
      resolve({ code, said })
    }
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part))
    child.on('error', (error) => {
      said += `npm could not be started: ${error.message}`
      done(1)
    })
    child.on('close', done)
  })
}

module.exports = { ensureInstalled, isComplete }
