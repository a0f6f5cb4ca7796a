type Waiting<Asked, Answer> = {
  readonly asked: Asked
  readonly resolve: (answer: Answer) => void
  readonly reject: (reason: unknown) => void
}

/**
 * Does in one go what many ask for one by one: what is asked while the database is busy with the goes before waits for
 * the next, and that begins after it was asked. Answers come in the order of what was asked. When a go fails, each is
 * done alone, so that one that cannot be done does not take the others with it.
 */
export function together<Asked, Answer>(
  doAll: (all: readonly Asked[]) => Promise<readonly Answer[]>,
  goesAtOnce = 1,
): (asked: Asked) => Promise<Answer> {
  let waiting: Waiting<Asked, Answer>[] = []
  let running = 0

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const now = waiting
      waiting = []
      await settle(now)
    }
    running--
  }

  async function settle(now: readonly Waiting<Asked, Answer>[]): Promise<void> {
    try {
      const answers = await doAll(now.map(({ asked }) => asked))
      now.forEach(({ resolve }, place) => resolve(answers[place] as Answer))
    } catch (error) {
      if (now.length === 1) now[0]?.reject(error)
      else await Promise.all(now.map((one) => settle([one])))
    }
  }

  return (asked) =>
    new Promise((resolve, reject) => {
      waiting.push({ asked, resolve, reject })
      if (running === goesAtOnce) return
      running++
      setImmediate(() => void run())
    })
}
