'use strict'
// Hands a script over to the pinned Node, after making sure that what package-lock.json names is installed.
// Plain JavaScript without dependencies: whatever Node the machine has can run it.
const { spawn } = require('node:child_process')
const fs = require('node:fs')
const path = require('node:path')
const { ensureInstalled } = require('./install.js')
const { findNode } = require('./find-node.js')

const root = path.join(__dirname, '..')

/** Runs a script of this repository with the given arguments; our process ends as it ends, with the same code. */
async function handOver(script, given) {
  try {
    const installed = await ensureInstalled(root)
    const node = findNode(root, installed)
    run(
      node,
      ['--disable-warning=ExperimentalWarning', path.join(root, script), ...given],
      cacheFolder(script),
    )
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
    process.exit(3)
  }
}

function run(node, given, cache) {
  const env = cache ? Object.assign({}, process.env, { NODE_COMPILE_CACHE: cache }) : process.env
  if (process.execve) replace(node, given, env)
  // The channel lets the program notice when this process is killed, and stop by itself.
  const child = spawn(node, given, { env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    process.stderr.write(`Node could not be started (${node}): ${error.message}\n`)
    process.exit(3)
  })
  child.on('exit', (code, signal) => (signal ? endBy(signal) : process.exit(code)))
}

/** Where Node can become another program there is no need for two processes. Returns only if that failed. */
function replace(node, given, env) {
  process.removeAllListeners('warning')
  try {
    process.execve(node, [node, ...given], Object.assign({}, env))
  } catch {
    // The ordinary way follows.
  }
}

function endBy(signal) {
  process.removeAllListeners(signal)
  process.kill(process.pid, signal)
}

/** Compiled code is kept: under the data folder for the program, which makes it, under .cache for everything else. */
function cacheFolder(script) {
  if (!script.startsWith('src/')) return path.join(root, '.cache', 'compile')
  const data = path.resolve(process.env.PLENARY_DATA || path.join(root, 'data'))
  try {
    fs.mkdirSync(path.dirname(data), { recursive: true })
    if (!fs.existsSync(data)) fs.mkdirSync(data, { mode: 0o700 })
    return path.join(data, 'cache')
  } catch {
    return undefined // the program itself says what is wrong with the folder
  }
}

module.exports = { handOver }
