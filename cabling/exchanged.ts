/** For each thing, how many of its links belong to which. */
export type Votes<T> = ReadonlyMap<T, ReadonlyMap<T, number>>;

/** The thing to which more than half of the links of another belong. */
export function majority<T>(votes: ReadonlyMap<T, number> | undefined): T | undefined {
  let all = 0;
  let best: readonly [T, number] | undefined;
  for (const [thing, count] of votes ?? []) {
    all += count;
    if (best === undefined || count > best[1]) best = [thing, count];
  }
  return best !== undefined && 2 * best[1] > all ? best[0] : undefined;
}

/**
 * Things that stand at the places of others: most of their links say so, and who belongs there is elsewhere too, or
 * nowhere. Two cables are then no exchange of two switches, and one finding says what sixty-four would.
 */
export function exchanged<T>(seen: ReadonlySet<T>, votes: Votes<T>): ReadonlyMap<T, T> {
  const moved = new Map<T, T>();
  for (const thing of seen) {
    const place = majority(votes.get(thing));
    if (place !== undefined && place !== thing) moved.set(thing, place);
  }
  for (let before = -1; before !== moved.size; ) {
    before = moved.size;
    const claims = new Map<T, number>();
    for (const place of moved.values()) claims.set(place, (claims.get(place) ?? 0) + 1);
    for (const [thing, place] of [...moved])
      if ((seen.has(place) && !moved.has(place)) || (claims.get(place) ?? 0) > 1) moved.delete(thing);
  }
  return moved;
}

/** Counts one link more. */
export function vote<K, T>(votes: Map<K, Map<T, number>>, of: K, belongsTo: T): void {
  const counts = votes.get(of) ?? new Map<T, number>();
  votes.set(of, counts.set(belongsTo, (counts.get(belongsTo) ?? 0) + 1));
}
