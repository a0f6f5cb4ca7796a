/** How dark the tile of a region is, seen from the one that has most: none, few, some, many. */
export const regionStep = (count: number, most: number): 0 | 1 | 2 | 3 =>
  count === 0 || most === 0 ? 0 : 3 * count <= most ? 1 : 3 * count <= 2 * most ? 2 : 3
