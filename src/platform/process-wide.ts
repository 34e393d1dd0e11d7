/**
 * One value for the whole process, made when first asked for. The built pages carry their own copy of every module, so a
 * module-level constant would exist twice: once for the pages, once for the server beside them.
 */
export function processWide<V>(name: string, make: () => V): V {
  const shared = globalThis as unknown as Record<symbol, V | undefined>;
  const key = Symbol.for(`koordi.${name}`);
  const known = shared[key];
  if (known !== undefined) return known;
  const made = make();
  shared[key] = made;
  return made;
}
