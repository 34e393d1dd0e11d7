import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import type { ApiSchema } from '../api-document.ts';
import { refName, typeInWords, valuesOf } from '../reference.model.ts';

/** A kind of object that answers hold, with its keys. */
export function SchemaView({ name, schema }: { name: string; schema: ApiSchema }) {
  const t = useTexts();
  return (
    <section className="section" aria-labelledby={`schema-${name}`}>
      <h3 id={`schema-${name}`}>
        <code lang="en">{name}</code>
      </h3>
      <PropertyTable caption={t('opendata.reference.keys', { name })} schema={schema} />
    </section>
  );
}

interface PropertyTableProps {
  caption: string;
  schema: ApiSchema;
}

/** The keys of an object; for a reference, where it is explained. */
export function PropertyTable({ caption, schema }: PropertyTableProps) {
  const t = useTexts();
  if (schema.$ref) {
    const name = refName(schema.$ref);
    return (
      <p>
        {`${caption}: `}
        <a href={`#schema-${name}`}>
          <code lang="en">{name}</code>
        </a>
      </p>
    );
  }
  return (
    <DataTable
      caption={caption}
      rows={Object.entries(schema.properties ?? {})}
      rowKey={([key]) => key}
      columns={[
        { key: 'key', header: t('opendata.reference.key'), cell: ([key]) => <code lang="en">{key}</code> },
        {
          key: 'type',
          header: t('opendata.reference.type'),
          cell: ([, property]) => <TypeName words={typeInWords(property)} />,
        },
        {
          key: 'meaning',
          header: t('opendata.reference.meaning'),
          cell: ([, property]) => <Meaning words={property.description} schema={property} />,
        },
      ]}
    />
  );
}

/** A type, its component named as a link. */
export function TypeName({ words }: { words: string }) {
  const [, component] = /^([A-Z]\w+)(?:\[\])?$/.exec(words) ?? [];
  const code = <code lang="en">{words}</code>;
  return component ? <a href={`#schema-${component}`}>{code}</a> : code;
}

/** What a value says, and which ones there are. */
export function Meaning({ words, schema }: { words: string | undefined; schema: ApiSchema }) {
  const values = valuesOf(schema);
  return (
    <>
      {words}
      {values.length > 0 && (
        <span className="note">
          <code lang="en">{values.join(' | ')}</code>
        </span>
      )}
    </>
  );
}
