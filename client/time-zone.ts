/** Tells the server where the reader's clock stands, if a form asks and nothing is known yet. */
export function guessTimeZone(root: ParentNode): void {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (!zone) return
  for (const field of Array.from(
    root.querySelectorAll<HTMLInputElement>('input[type=hidden][name=time-zone]'),
  ))
    if (!field.value) field.value = zone
}
