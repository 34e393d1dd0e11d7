import type { BoundProject } from '../bond.queries.server.ts';

/** A project that another is bound to, by its code and its name where it is known. */
export function BoundName({ bound: { code, name } }: { bound: Pick<BoundProject, 'code' | 'name'> }) {
  return (
    <>
      {code} {name !== null && <span lang="fi">{name}</span>}
    </>
  );
}
