import type { ReactNode } from 'react';

export interface TreeBranch {
  readonly key: string;
  readonly content: ReactNode;
  /** What the page is about. */
  readonly isCurrent?: boolean;
  /** It may not belong here; the content says so in words. */
  readonly isUnsure?: boolean;
  readonly branches: readonly TreeBranch[];
  /** What is folded away until it is asked for: its branches, in words. */
  readonly fold?: string | undefined;
}

/** Things that come from one another, drawn with lines; to a screen reader nested lists. */
export function Tree({ branches, label }: { branches: readonly TreeBranch[]; label: string }) {
  return (
    <ul className="tree" aria-label={label}>
      <Branches branches={branches} />
    </ul>
  );
}

function Branches({ branches }: { branches: readonly TreeBranch[] }) {
  return branches.map((branch) => (
    <li key={branch.key}>
      <div className={classOf(branch)}>{branch.content}</div>
      {branch.branches.length > 0 && <Below branch={branch} />}
    </li>
  ));
}

function Below({ branch: { branches, fold } }: { branch: TreeBranch }) {
  const list = (
    <ul>
      <Branches branches={branches} />
    </ul>
  );
  if (fold === undefined) return list;
  return (
    <details className="tree-fold">
      <summary>{fold}</summary>
      {list}
    </details>
  );
}

function classOf({ isCurrent, isUnsure }: TreeBranch): string {
  return `tree-node${isCurrent ? ' current' : ''}${isUnsure ? ' unsure' : ''}`;
}
