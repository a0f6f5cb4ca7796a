'use strict'
// Two commands started at once on a fresh clone must not install into the same folder together.
const fs = require('node:fs')
const path = require('node:path')

/** Runs `work` while no other process does the same; waits for one that does. A lock left by a killed process is taken over. */
async function withInstallLock(root, work) {
  const folder = path.join(root, '.cache')
  fs.mkdirSync(folder, { recursive: true })
  const file = path.join(folder, 'installing')
  while (!take(file)) await new Promise((resolve) => setTimeout(resolve, 300))
  try {
    await work()
  } finally {
    fs.rmSync(file, { force: true })
  }
}

function take(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') return true // a folder nobody may write to: npm will say so if it matters
  }
  if (isHeld(file)) return false
  fs.rmSync(file, { force: true })
  return false
}

function isHeld(file) {
  try {
    const pid = Number(fs.readFileSync(file, 'utf8'))
    if (!pid) return Date.now() - fs.statSync(file).mtimeMs < 2000 // just being written
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

module.exports = { withInstallLock }
