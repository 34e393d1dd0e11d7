import { useTexts } from '#platform/i18n/use-texts.ts';

interface DownloadListProps {
  items: readonly {
    label: string;
    href: string;
    /** As people name it: PDF, JSON. */
    format: string;
    /** Where it is known beforehand. */
    bytes?: number;
  }[];
}

/** Links to files, each with its format and size. */
export function DownloadList({ items }: DownloadListProps) {
  const t = useTexts();
  return (
    <ul className="download-list">
      {items.map((item) => (
        <li key={item.href}>
          <a href={item.href}>
            {item.label} ({item.bytes === undefined ? item.format : `${item.format}, ${t.fileSize(item.bytes)}`})
          </a>
        </li>
      ))}
    </ul>
  );
}
