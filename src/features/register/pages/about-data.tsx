import { getHolding, type HoldingOfForm, listHoldingByForm } from '#features/description/public.server.ts';
import { type FacetId, type FigurePairId, fundShort } from '#features/search/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readFrom } from '#platform/web/request-context.server.ts';
import { DataTable, type TableColumn } from '#ui/data-table.tsx';
import { DefinitionList } from '#ui/definition-list.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Section } from '#ui/section.tsx';
import { periodInWords } from '../period.model.ts';
import type { Route } from './+types/about-data';

export const handle = { permission: 'public' } satisfies PageHandle;

export async function loader({ context }: Route.LoaderArgs) {
  const read = readFrom(context);
  return { holding: await getHolding(read), forms: await listHoldingByForm(read) };
}

const figures = [
  'euState',
  'public',
  'persons',
  'women',
  'jobs',
  'enterprises',
  'qualifications',
  'participatingEnterprises',
] as const satisfies readonly FigurePairId[];

const facets = [
  'fund',
  'period',
  'priority',
  'theme',
  'authority',
  'organisation',
  'region',
  'within',
  'status',
  'startYear',
] as const satisfies readonly FacetId[];

/** What the figures and filters mean, where the data come from, what is left out, and how much of what is told. */
export default function AboutDataPage({ loaderData: { holding, forms } }: Route.ComponentProps) {
  const t = useTexts();
  const counts = { projects: holding.projects, versions: holding.versions, files: holding.sourceFiles };
  return (
    <>
      <PageTitle title={t('register.about.title')} service={t('site.service.name')} />
      <PageHeading title={t('register.about.title')} lead={t('register.about.lead')} />
      <Section id="holding" title={t('register.about.holding')}>
        <p>
          {t('register.about.holding-counts', counts)}{' '}
          {holding.lastImportAt &&
            t('register.about.last-import', { date: t.dateTime(new Date(holding.lastImportAt)) })}{' '}
          {holding.firstKnownOn &&
            holding.lastKnownOn &&
            t('register.about.known-between', {
              first: t.date(holding.firstKnownOn),
              last: t.date(holding.lastKnownOn),
            })}
        </p>
        {forms.length > 0 && <Forms forms={forms} />}
      </Section>
      <Section id="figures" title={t('register.about.figures')}>
        <p>{t('register.about.planned-realised')}</p>
        <DefinitionList
          items={figures.map((figure) => ({
            label: t(`register.figure-pair.${figure}`),
            value: t(`register.about.figure-${figure}`),
          }))}
        />
      </Section>
      <Section id="facets" title={t('register.about.facets')}>
        <DefinitionList
          items={facets.map((facet) => ({
            label: t(`register.facet.${facet}`),
            value: t(`register.about.facet-${facet}`),
          }))}
        />
      </Section>
      <Section id="sums" title={t('register.about.sums')}>
        <ul>
          <li>{t('register.about.sums-once')}</li>
          <li>{t('register.about.sums-several')}</li>
          <li>{t('register.about.sums-unknown')}</li>
          <li>{t('register.about.sums-family')}</li>
          <li>{t('register.about.sums-open')}</li>
        </ul>
      </Section>
      <Section id="sources" title={t('register.about.sources')}>
        <ul>
          <li>{t('register.about.source-descriptions')}</li>
          <li>{t('register.about.source-lists')}</li>
          <li>{t('register.about.source-own')}</li>
          <li>{t('register.about.source-areas')}</li>
        </ul>
        <p>{t('register.about.days')}</p>
      </Section>
      <Section id="left-out" title={t('register.about.left-out')}>
        <ul>
          <li>{t('register.about.left-participants')}</li>
          <li>{t('register.about.left-natural-persons')}</li>
          <li>{t('register.about.left-contacts')}</li>
          <li>{t('register.about.left-finnvera')}</li>
        </ul>
      </Section>
      {forms.length > 0 && (
        <Section id="lacking" title={t('register.about.lacking')}>
          <p>{t('register.about.lacking-explained')}</p>
          <Lacking forms={forms} />
        </Section>
      )}
    </>
  );
}

function Forms({ forms }: { forms: readonly HoldingOfForm[] }) {
  const t = useTexts();
  return (
    <DataTable
      caption={t('register.about.by-form')}
      narrow="keep"
      rows={forms}
      rowKey={keyOf}
      columns={[...formColumns(t), projectsColumn(t)]}
    />
  );
}

type T = ReturnType<typeof useTexts>;

function keyOf({ form, fund, period }: HoldingOfForm): string {
  return `${form} ${fund} ${period}`;
}

function formColumns(t: T): TableColumn<HoldingOfForm>[] {
  return [
    {
      key: 'form',
      header: t('register.about.form'),
      cell: ({ form, fund, period }) => t(formText(form), { fund: fundShort(fund, t), period: periodInWords(period) }),
    },
  ];
}

function formText(form: string) {
  if (form.startsWith('list-')) return 'register.about.form-list';
  if (form.endsWith('-assistance')) return 'register.about.form-assistance';
  return form.endsWith('-en') ? 'register.about.form-english' : 'register.about.form-description';
}

function projectsColumn(t: T): TableColumn<HoldingOfForm> {
  return {
    key: 'projects',
    header: t('register.projects.title'),
    align: 'number',
    cell: ({ projects }) => t.number(projects),
  };
}

function Lacking({ forms }: { forms: readonly HoldingOfForm[] }) {
  const t = useTexts();
  const column = (key: keyof HoldingOfForm, header: string): TableColumn<HoldingOfForm> => ({
    key,
    header,
    align: 'number',
    cell: (row) => t.number(Number(row[key])),
  });
  return (
    <DataTable
      caption={t('register.about.lacking')}
      hideCaption
      rows={forms}
      rowKey={keyOf}
      columns={[
        ...formColumns(t),
        projectsColumn(t),
        column('withoutGranted', t('register.figure.grantedEuState')),
        column('withoutRealised', t('register.figure.realisedEuState')),
        column('withoutPersons', t('register.figure-pair.persons')),
        column('withoutWomen', t('register.figure-pair.women')),
        column('withoutJobs', t('register.figure-pair.jobs')),
        column('withoutEnterprises', t('register.figure-pair.enterprises')),
        column('withoutQualifications', t('register.figure-pair.qualifications')),
        column('withoutTime', t('register.projects.time')),
        column('withoutAreas', t('register.project.where')),
      ]}
    />
  );
}
