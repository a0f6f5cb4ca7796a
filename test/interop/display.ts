import { run, start, until } from './tools.ts'

/** A screen that nobody sees, with a keyboard. */
export type Display = {
  readonly env: Readonly<Record<string, string>>
  /** Waits for a window with such a title, types words into it and presses Enter; returns when it has closed. */
  answer(title: string, words: string): Promise<void>
  /** Keeps what is to be seen as a picture. */
  picture(file: string): Promise<void>
}

/** In seconds: also where nobody is left who would close it. What is on it ends with it. */
const atMost = '170'

/** Opens a screen at a number that nobody else has. It goes with the folder. */
export async function openDisplay(folder: string): Promise<Display> {
  // Without -noreset it begins anew whenever the last program leaves, and throws out whoever just comes.
  const args = ['-displayfd', '1', '-screen', '0', '1280x900x24', '-nolisten', 'tcp', '-noreset']
  const server = start('timeout', [atMost, 'Xvfb', ...args], folder)
  const number = await new Promise<string>((resolve, reject) => {
    let said = ''
    server.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('\n')) resolve(said.trim())
    })
    server.on('error', reject)
    server.on('close', () => reject(new Error('Xvfb did not start')))
  })
  const env = { DISPLAY: `:${number}` }
  const xdotool = (...args: string[]) => run('xdotool', args, folder, { env })
  const windowOf = async (title: string) =>
    (await xdotool('search', '--onlyvisible', '--name', title)).out.trim().split('\n').at(-1) ?? ''
  return {
    env,
    answer: async (title, words) => {
      const window = await until(`a window ${title}`, () => windowOf(title))
      await xdotool('windowfocus', '--sync', window, 'type', '--delay', '8', words)
      await xdotool('key', 'Return')
      await until(`the window ${title} closes`, async () => (await windowOf(title)) !== window)
    },
    picture: async (file) => void (await run('import', ['-window', 'root', file], folder, { env })),
  }
}
