interface NothingProps {
  /** What stands for it where there is room. */
  children?: string;
}

/** A number that is nothing, in a table that stacks: on a phone its row goes without it. */
export function Nothing({ children = '–' }: NothingProps) {
  return <span className="nothing">{children}</span>;
}
