import type { ReactNode } from 'react';

interface DefinitionListProps {
  items: readonly {
    label: string;
    value: ReactNode;
    /** A quieter line under the value: a source, a condition. */
    note?: ReactNode;
  }[];
}

/** Labels with their values: beside each other where there is room, under each other on a phone. */
export function DefinitionList({ items }: DefinitionListProps) {
  return (
    <dl className="definition-list">
      {items.map((item) => (
        <div key={item.label}>
          <dt>{item.label}</dt>
          <dd>
            {item.value}
            {item.note && <span className="note">{item.note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
