/** One database server for the whole run. */
export async function startSharedDatabase(): Promise<{ stop(): Promise<void> }> {
  return { async stop() {} }
}
