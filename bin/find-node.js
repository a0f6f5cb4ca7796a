'use strict'
const { spawnSync } = require('node:child_process')
const fs = require('node:fs')
const path = require('node:path')

/** The oldest Node the program runs on. */
const oldest = 24

/** The Node from package-lock.json, else this one or the one on the PATH when it is new enough. */
function findNode(root, { machine }) {
  const pinned = path.join(root, 'node_modules', `node-${machine}`, 'bin', 'node')
  if (fs.existsSync(pinned) && isReadable(pinned) && runsHere(root, pinned)) return pinned
  if (Number(process.versions.node.split('.')[0]) >= oldest) return process.execPath
  if (versionOf('node') >= oldest) return 'node'
  throw new Error(
    `Plenary runs on Node ${oldest} or later. Its own copy (node-${machine}) is not installed or does not run here, ` +
      `and this machine has ${process.version}. Install Node ${oldest} from https://nodejs.org and run the same command again.`,
  )
}

function isReadable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Asked once a version, since starting Node takes a while: the answer is kept beside the packages. */
function runsHere(root, pinned) {
  const note = path.join(root, 'node_modules', '.plenary-node')
  const stamp = String(fs.statSync(pinned).mtimeMs)
  try {
    if (fs.readFileSync(note, 'utf8') === stamp) return true
  } catch {
    // Not asked yet.
  }
  if (!(versionOf(pinned) >= oldest)) return false
  try {
    fs.writeFileSync(note, stamp)
  } catch {
    // Asked again next time.
  }
  return true
}

function versionOf(node) {
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' })
  return Number((/^v(\d+)/.exec(stdout || '') || [])[1])
}

module.exports = { findNode }
