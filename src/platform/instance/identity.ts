import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Tells one process from a later one that was given the same number. */
export type ProcessMark = { readonly pid: number; readonly started: string }

export function markOf(pid: number): ProcessMark | undefined {
  const started = startOf(pid)
  return started ? { pid, started } : undefined
}

export const isSame = ({ pid, started }: ProcessMark): boolean => Boolean(started) && startOf(pid) === started

/** When the process began: counted from the machine's start, together with which start that was. */
function startOf(pid: number): string | undefined {
  if (!(pid > 0)) return undefined
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const isZombie = fields[0] === 'Z'
    return isZombie
      ? undefined
      : `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`
  } catch {
    const said = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)])
      .stdout?.toString()
      .trim()
    return said || undefined
  }
}
