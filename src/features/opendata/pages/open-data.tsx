import type { ReactNode } from 'react';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { usePageRequest } from '#platform/web/page-request.ts';
import { readFrom } from '#platform/web/request-context.server.ts';
import { CodeBlock } from '#ui/code-block.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { JsonLd } from '#ui/json-ld.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Section } from '#ui/section.tsx';
import { type DatasetId, datasetIds, datasets } from '../dataset.model.ts';
import { datasetJsonLd } from '../dataset-json-ld.model.ts';
import { countRows, getExtent } from '../extent.queries.server.ts';
import { licenceAddress, licenceName } from '../licence.model.ts';
import type { Route } from './+types/open-data';

export const handle = { permission: 'public' } satisfies PageHandle;

export async function loader({ context }: Route.LoaderArgs) {
  const read = readFrom(context);
  return { rows: await countRows(read), extent: await getExtent(read) };
}

/** What there is to take along: files, API, feeds, under what terms, and what is left out. */
export default function OpenDataPage({ loaderData: { rows, extent } }: Route.ComponentProps) {
  const t = useTexts();
  const { origin } = usePageRequest();
  const changes = `/feeds/changes.atom?lang=${t.language}`;
  return (
    <>
      <PageTitle
        title={t('opendata.page.title')}
        service={t('site.service.name')}
        description={t('opendata.page.lead')}
      />
      <link rel="alternate" type="application/atom+xml" title={t('opendata.feed.changes-title')} href={changes} />
      <JsonLd data={datasetJsonLd(t, origin, extent)} />
      <PageHeading title={t('opendata.page.title')} lead={t('opendata.page.lead')} />
      <Section id="files" title={t('opendata.page.files')}>
        <p>
          {t('opendata.page.files-about')}{' '}
          <a href={`/${t.language}/open-data/api#schemas`}>{t('opendata.reference.schemas')}</a>
        </p>
        <DatasetTable rows={rows} />
        <ul>
          <li>{t('opendata.page.files-csv')}</li>
          <li>{t('opendata.page.files-formula')}</li>
          <li>{t('opendata.page.files-ndjson')}</li>
          <li>
            {t('opendata.page.files-day')} <Address href="/api/v1/bulk/projects.csv?on=2013-12-31" />
          </li>
          <li>
            {t('opendata.page.files-digest')} <Address href="/api/v1/bulk" />
          </li>
        </ul>
      </Section>
      <Section id="search" title={t('opendata.page.search')}>
        <p>
          {t('opendata.page.search-about')} <a href={`/${t.language}/projects`}>{t('opendata.page.to-search')}</a>
        </p>
      </Section>
      <Section id="api" title={t('opendata.page.api')}>
        <p>{t('opendata.page.api-about')}</p>
        <CodeBlock lang="en" code={`curl '${origin}/api/v1/projects?region=18&status=ended&limit=5'`} />
        <ul>
          <li>
            <a href={`/${t.language}/open-data/api`}>{t('opendata.page.to-reference')}</a>
          </li>
          <li>
            <Named href="/api/v1/openapi.json">{t('opendata.page.openapi')}</Named>
          </li>
        </ul>
      </Section>
      <Section id="feeds" title={t('opendata.page.feeds')}>
        <ul>
          <li>
            <Named href={changes}>{t('opendata.page.feed-changes')}</Named>
          </li>
          <li>
            {t('opendata.page.feed-search')}{' '}
            <Address href={`/feeds/projects.atom?q=nuoret&region=18&lang=${t.language}`} />
          </li>
        </ul>
      </Section>
      <Section id="licence" title={t('opendata.page.licence')}>
        <p>
          {t('opendata.page.licence-about')}{' '}
          <a href={licenceAddress} rel="license">
            {licenceName}
          </a>
        </p>
        <p>{t('opendata.page.cite')}</p>
        <CodeBlock
          code={t('opendata.page.cite-example', {
            address: `${origin}/${t.language}/open-data`,
            date: t.date(extent.modifiedOn ?? '2026-01-01'),
          })}
        />
      </Section>
      <Section id="left-out" title={t('opendata.page.left-out')}>
        <p>{t('opendata.page.left-out-about')}</p>
      </Section>
      <Section id="catalogue" title={t('opendata.page.catalogue')}>
        <p>{t('opendata.page.catalogue-about')}</p>
        <ul>
          <li>
            <Named href="/api/v1/catalogue.jsonld">DCAT-AP, JSON-LD</Named>
          </li>
          <li>
            <Named href="/api/v1/catalogue.ttl">DCAT-AP, Turtle</Named>
          </li>
          <li>
            <Named href="/sitemap.xml">{t('opendata.page.sitemap')}</Named>
          </li>
        </ul>
      </Section>
    </>
  );
}

function DatasetTable({ rows }: { rows: Readonly<Record<DatasetId, number>> }) {
  const t = useTexts();
  return (
    <DataTable
      caption={t('opendata.page.files')}
      hideCaption
      rows={datasetIds}
      rowKey={(id) => id}
      columns={[
        {
          key: 'name',
          header: t('opendata.page.dataset'),
          cell: (id) => (
            <>
              {t(`opendata.dataset.${id}`)}
              <span className="note">{t(`opendata.dataset.${id}-about`)}</span>
            </>
          ),
        },
        { key: 'rows', header: t('opendata.page.rows'), align: 'number', cell: (id) => t.number(rows[id]) },
        {
          key: 'columns',
          header: t('opendata.page.columns'),
          align: 'number',
          cell: (id) => datasets[id].columns?.length ?? '–',
        },
        { key: 'files', header: t('opendata.page.formats'), cell: (id) => <FileLinks id={id} /> },
      ]}
    />
  );
}

function FileLinks({ id }: { id: DatasetId }) {
  const t = useTexts();
  return (
    <ul className="download-list">
      {datasets[id].formats.map((format) => (
        <li key={format}>
          <a href={`/api/v1/bulk/${id}.${format}`}>
            {`${format.toUpperCase()} `}
            <span className="visually-hidden">{t(`opendata.dataset.${id}`)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** An address that is its own name. */
function Address({ href }: { href: string }) {
  const { origin } = usePageRequest();
  return (
    <a href={href}>
      <code lang="en">{origin + href}</code>
    </a>
  );
}

function Named({ href, children }: { href: string; children: ReactNode }) {
  return <a href={href}>{children}</a>;
}
