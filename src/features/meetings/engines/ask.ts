/** How an engine is asked: it has so long, and may say so much. */
export type Asking = { readonly patienceMs: number }

const mostBytes = 2 * 1024 * 1024

/**
 * What an address answers, whatever its status. Undefined: nothing that can be used within the time, or more than anybody needs.
 * Nothing is followed elsewhere: what we prove ourselves with is for this address alone.
 */
export async function ask(
  address: string,
  { patienceMs }: Asking,
): Promise<{ readonly status: number; readonly text: string } | undefined> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(patienceMs), redirect: 'manual' })
    const parts: Uint8Array[] = []
    let size = 0
    for await (const part of answer.body ?? []) {
      size += part.length
      if (size > mostBytes) return undefined
      parts.push(part)
    }
    return { status: answer.status, text: Buffer.concat(parts).toString('utf8') }
  } catch {
    return undefined
  }
}
