import { join } from 'node:path'
import { run, until } from './tools.ts'

/** A program on a screen that nobody sees: keys go in, and what stands on it can be read. */
export type Terminal = {
  /** Types words or names of keys as tmux knows them (`Enter`, `Escape`). */
  type(...keys: string[]): Promise<void>
  screen(): Promise<string>
  /** The screen, as soon as it shows this. */
  shows(what: RegExp): Promise<string>
  /** Whether the program has come to its end. */
  ended(): Promise<void>
}

/** Opens a program in a tmux of its own, which goes with the folder. */
export async function openTerminal(folder: string, command: string): Promise<Terminal> {
  const tmux = (...args: string[]) =>
    run('tmux', ['-S', join(folder, 'tmux'), '-f', '/dev/null', ...args], folder)
  const began = await tmux('new-session', '-d', '-x', '100', '-y', '30', command)
  if (began.code !== 0) throw new Error(began.err)
  const screen = async () => (await tmux('capture-pane', '-p')).out
  return {
    screen,
    type: async (...keys) => void (await tmux('send-keys', ...keys)),
    shows: (what) => until(String(what), screen, (seen) => what.test(seen)),
    ended: async () =>
      void (await until(
        'the program ends',
        () => tmux('has-session'),
        ({ code }) => code !== 0,
      )),
  }
}
