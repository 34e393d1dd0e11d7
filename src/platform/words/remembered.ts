/**
 * A function that remembers its answers, at most about `limit` of them: when as many new ones have come, those not asked
 * for since are forgotten.
 */
export function remembered<V>(limit: number, answer: (key: string) => V): (key: string) => V {
  let young = new Map<string, V>();
  let old = new Map<string, V>();
  const keep = (key: string, value: V): V => {
    if (young.size >= limit / 2) {
      old = young;
      young = new Map();
    }
    young.set(key, value);
    return value;
  };
  return (key) => {
    const known = young.get(key);
    if (known !== undefined) return known;
    const older = old.get(key);
    return keep(key, older === undefined ? answer(key) : older);
  };
}
