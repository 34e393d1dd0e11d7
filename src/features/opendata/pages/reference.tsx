import { NotFound } from '#platform/errors.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom } from '#platform/web/request-context.server.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Section } from '#ui/section.tsx';
import { apiDocument } from '../api-document.ts';
import { OperationView } from '../parts/operation-view.tsx';
import { SchemaView } from '../parts/schema-view.tsx';
import { operationsOf } from '../reference.model.ts';
import type { Route } from './+types/reference';

export const handle = { permission: 'public' } satisfies PageHandle;

export async function loader({ context }: Route.LoaderArgs) {
  const { language, origin } = pageRequestFrom(context);
  const told = await apiDocument(textsFor(language), origin);
  if (!told) throw new NotFound('This server has no API.');
  return told;
}

/** The reference of the API, drawn from the same document that programs read. */
export default function ReferencePage({ loaderData: { document, examples } }: Route.ComponentProps) {
  const t = useTexts();
  const operations = operationsOf(document);
  const schemas = Object.entries(document.components?.schemas ?? {});
  return (
    <>
      <PageTitle title={t('opendata.reference.title')} service={t('site.service.name')} />
      <Breadcrumb
        items={[{ label: t('opendata.page.title'), href: `/${t.language}/open-data` }]}
        current={t('opendata.reference.title')}
      />
      <PageHeading title={t('opendata.reference.title')} lead={document.info.description} />
      <nav className="contents" aria-label={t('opendata.reference.contents')}>
        <h2>{t('opendata.reference.contents')}</h2>
        <ul>
          <li>
            <a href="#rules">{t('opendata.reference.rules')}</a>
          </li>
          {operations.map(({ operation }) => (
            <li key={operation.operationId}>
              <a href={`#${operation.operationId}`}>{operation.summary}</a>
            </li>
          ))}
          <li>
            <a href="#schemas">{t('opendata.reference.schemas')}</a>
          </li>
        </ul>
      </nav>
      <Section id="rules" title={t('opendata.reference.rules')}>
        <ul>
          <li>{t('opendata.reference.rule-names')}</li>
          <li>{t('opendata.reference.rule-values')}</li>
          <li>{t('opendata.reference.rule-filters')}</li>
          <li>{t('opendata.reference.rule-paging')}</li>
          <li>{t('opendata.reference.rule-unchanged')}</li>
          <li>{t('opendata.reference.rule-problems')}</li>
          <li>{t('opendata.reference.rule-version')}</li>
        </ul>
      </Section>
      {operations.map(({ path, operation }) => (
        <OperationView
          key={operation.operationId}
          path={path}
          operation={operation}
          example={examples[operation.operationId]}
        />
      ))}
      <Section id="schemas" title={t('opendata.reference.schemas')}>
        <p>{t('opendata.reference.schemas-about')}</p>
        {schemas.map(([name, schema]) => (
          <SchemaView key={name} name={name} schema={schema} />
        ))}
      </Section>
    </>
  );
}
