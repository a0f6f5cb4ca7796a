/** A structure as `structureMeant` gives it, so far as its parts need it. */
type Structure = { readonly parts?: readonly Structure[]; readonly structure?: Structure }

/** The numbers of all parts (RFC 3501 6.4.5), and whether a part is a message. */
export function partsOf(it: Structure): { number: string; isMessage: boolean }[] {
  return it.parts ? within(it, '') : [{ number: '1', isMessage: false }, ...inner(it, '1')]
}

function within({ parts = [] }: Structure, above: string): { number: string; isMessage: boolean }[] {
  return parts.flatMap((part, n) => {
    const number = `${above}${n + 1}`
    return [
      { number, isMessage: part.structure !== undefined },
      ...(part.parts ? within(part, `${number}.`) : inner(part, number)),
    ]
  })
}

/** What is in a message within; where that is no multipart, it is its own first part. */
function inner({ structure }: Structure, number: string): { number: string; isMessage: boolean }[] {
  if (!structure) return []
  if (structure.parts) return within(structure, `${number}.`)
  const only = { number: `${number}.1`, isMessage: structure.structure !== undefined }
  return [only, ...inner(structure, only.number)]
}

/** What FETCH is asked for to read every part, with the headers that parts have. */
export const sectionsOf = (it: Structure): string[] =>
  partsOf(it)
    .slice(0, 60)
    .flatMap(({ number, isMessage }) => [
      `BODY.PEEK[${number}]`,
      `BODY.PEEK[${number}.MIME]`,
      ...(isMessage ? [`BODY.PEEK[${number}.HEADER]`, `BODY.PEEK[${number}.TEXT]`] : []),
    ])
