import { useTexts } from '#platform/i18n/use-texts.ts';
import { usePageRequest } from '#platform/web/page-request.ts';
import { CodeBlock } from '#ui/code-block.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { Section } from '#ui/section.tsx';
import type { ApiOperation, ApiParameter } from '../api-document.ts';
import type { ApiExample } from '../api-example.model.ts';
import { typeInWords } from '../reference.model.ts';
import { Meaning, PropertyTable, TypeName } from './schema-view.tsx';

interface OperationViewProps {
  path: string;
  operation: ApiOperation;
  /** `undefined` when the register has nothing to ask for. */
  example: ApiExample | undefined;
}

/** One operation of the API: what it is for, its parameters, what it answers, and an example. */
export function OperationView({ path, operation, example }: OperationViewProps) {
  const t = useTexts();
  const { operationId, summary, description, parameters = [], responses } = operation;
  const answer = Object.values(responses['200']?.content ?? {})[0];
  return (
    <Section id={operationId} title={summary}>
      <CodeBlock lang="en" code={`GET ${path}`} />
      <p>{description}</p>
      {parameters.length > 0 && <ParameterTable parameters={parameters} />}
      {answer?.schema && <PropertyTable caption={t('opendata.reference.answer')} schema={answer.schema} />}
      {example && <Example {...example} />}
    </Section>
  );
}

function ParameterTable({ parameters }: { parameters: readonly ApiParameter[] }) {
  const t = useTexts();
  return (
    <DataTable
      caption={t('opendata.reference.parameters')}
      rows={parameters}
      rowKey={({ name }) => name}
      columns={[
        {
          key: 'name',
          header: t('opendata.reference.parameter'),
          cell: ({ name, required }) => (
            <>
              <code lang="en">{name}</code>
              {required && <span className="note">{t('opendata.reference.required')}</span>}
            </>
          ),
        },
        { key: 'type', header: t('opendata.reference.type'), cell: ({ schema }) => <ParameterType schema={schema} /> },
        {
          key: 'meaning',
          header: t('opendata.reference.meaning'),
          cell: ({ description, schema }) => <Meaning words={description} schema={schema} />,
        },
      ]}
    />
  );
}

function ParameterType({ schema }: Pick<ApiParameter, 'schema'>) {
  const t = useTexts();
  return (
    <>
      <TypeName words={typeInWords(schema)} />
      {schema.default !== undefined && (
        <span className="note">{t('opendata.reference.default', { value: JSON.stringify(schema.default) })}</span>
      )}
    </>
  );
}

function Example({ request, answer }: ApiExample) {
  const t = useTexts();
  const { origin } = usePageRequest();
  return (
    <>
      <p>
        {t('opendata.reference.example')}{' '}
        <a href={request}>
          <code lang="en">{origin + request}</code>
        </a>
      </p>
      {answer !== undefined && (
        <Disclosure summary={t('opendata.reference.example-answer')}>
          <CodeBlock lang="fi" code={JSON.stringify(answer, null, 2)} />
        </Disclosure>
      )}
    </>
  );
}
