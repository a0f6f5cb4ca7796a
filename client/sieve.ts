/** Shows of a list only what has the words of a field in it, while they are typed. `data-by` is the id of the field. */
export function sieve(list: HTMLElement): void {
  const field = document.getElementById(list.dataset['by'] ?? '') as HTMLInputElement | null
  if (!field) return
  const apply = (): void => {
    if (!list.isConnected) return field.removeEventListener('input', apply)
    const wanted = field.value.trim().toLocaleLowerCase()
    for (const row of Array.from(list.children) as HTMLElement[])
      row.hidden = !(row.dataset['name'] ?? '').toLocaleLowerCase().includes(wanted)
  }
  field.addEventListener('input', apply)
  apply()
}

/** The field itself: what it finds is there already, so sending it leads nowhere. */
export function sieveForm(form: HTMLElement): void {
  form.addEventListener('submit', (event) => event.preventDefault())
}
