import { Fragment, type ReactNode } from 'react';
import type { PartyRole, PartySums } from '#features/description/public.server.ts';
import { organisationAddress, organisationTypeInWords } from '#features/search/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { CountBars } from '#ui/count-bars.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { DefinitionList } from '#ui/definition-list.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Pagination } from '#ui/pagination.tsx';
import { ResultList } from '#ui/result-list.tsx';
import { Section } from '#ui/section.tsx';
import type { OrganisationPage } from '../organisation-page.queries.server.ts';
import { CandidateLinks } from './candidate-links.tsx';
import { projectResult } from './project-result.tsx';

/** Projects on one page of an organisation. */
export const organisationPageSize = 25;

interface OrganisationViewProps {
  organisation: OrganisationPage;
  page: number;
}

/** An organisation: its names over time, what its projects come to, and the projects. */
export function OrganisationView({ organisation, page }: OrganisationViewProps) {
  const t = useTexts();
  const name = organisation.units[0]?.names[0]?.printedName ?? organisation.id;
  return (
    <article>
      <PageTitle title={name} service={t('site.service.name')} />
      <Breadcrumb
        items={[{ label: t('register.projects.title'), href: `/${t.language}/projects` }]}
        current={organisation.businessId ?? t('register.organisation.title')}
      />
      <PageHeading title={name} lang="fi" kicker={t('register.organisation.title')} />
      <Facts organisation={organisation} />
      <Names organisation={organisation} />
      {organisation.startsByYear.length > 1 && (
        <Section id="years" title={t('register.organisation.starts')}>
          <CountBars
            id="starts"
            title={t('register.organisation.starts')}
            hideTitle
            headers={{ row: t('register.organisation.year'), count: t('register.projects.title') }}
            rows={organisation.startsByYear.map(({ year, projects }) => ({ label: String(year), count: projects }))}
          />
        </Section>
      )}
      <Projects organisation={organisation} page={page} />
    </article>
  );
}

function Facts({ organisation: { businessId, candidates, sums } }: { organisation: OrganisationPage }) {
  const t = useTexts();
  const lines: (readonly [label: string, value: ReactNode, note?: string])[] = [
    [t('register.project.business-id'), businessId ?? t('register.organisation.no-business-id')],
    [t('register.organisation.candidates'), candidates.length > 0 && <CandidateLinks candidates={candidates} />],
    [
      t('register.facet.organisationType'),
      sums.organisationTypes.length > 0 && <OrganisationTypes printed={sums.organisationTypes} />,
    ],
    [t('register.projects.title'), t.number(sums.projects), rolesInWords(sums, t)],
    [
      t('register.organisation.granted'),
      sums.grantedTold > 0 && t.euro(sums.grantedEuStateCents),
      t('register.organisation.of-implemented', { told: sums.grantedTold, projects: sums.implementer }),
    ],
    [
      t('register.organisation.realised'),
      sums.realisedTold > 0 && t.euro(sums.realisedEuStateCents),
      t('register.organisation.of-implemented', { told: sums.realisedTold, projects: sums.implementer }),
    ],
  ];
  return <DefinitionList items={lines.flatMap(([label, value, note]) => (value ? [{ label, value, note }] : []))} />;
}

function OrganisationTypes({ printed }: { printed: readonly string[] }) {
  const t = useTexts();
  // Forms in two languages may have printed the same type.
  const types = new Map(printed.map((type) => organisationTypeInWords(type, t)).map((type) => [type.text, type]));
  return Array.from(types.values(), ({ text, lang }, index) => (
    <Fragment key={text}>
      {index > 0 && ', '}
      <span lang={lang}>{text}</span>
    </Fragment>
  ));
}

const roleTexts = {
  implementer: 'register.organisation.role-implementer',
  partner: 'register.organisation.role-partner',
  transfer_recipient: 'register.organisation.role-transfer-recipient',
  contractor: 'register.organisation.role-contractor',
} as const satisfies Record<PartyRole, string>;

/** `toteuttajana 3, osatoteuttajana 1` */
function rolesInWords({ implementer, partner, transferRecipient, contractor }: PartySums, t: Texts): string {
  const counts = { implementer, partner, transfer_recipient: transferRecipient, contractor };
  return Object.entries(roleTexts)
    .map(([role, text]) => ({ count: counts[role as PartyRole], text }))
    .filter(({ count }) => count > 0)
    .map(({ count, text }) => `${t(text)} ${t.number(count)}`)
    .join(', ');
}

/** Names beyond these are closed at first: the state's offices share one Y-tunnus. */
const mostNamesOpen = 8;

function Names({ organisation: { units } }: { organisation: OrganisationPage }) {
  const t = useTexts();
  const rows = units.flatMap((unit) =>
    unit.names.map((name) => ({ ...name, unit: unit.id, called: unit.names[0]?.printedName })),
  );
  // Where each unit has one name, its column would only repeat the first.
  const tellsUnits = units.length > 1 && rows.some(({ printedName, called }) => printedName !== called);
  const table = (
    <DataTable
      caption={t('register.organisation.names')}
      hideCaption
      rows={rows}
      rowKey={(row) => `${row.unit} ${row.printedName}`}
      columns={[
        {
          key: 'name',
          header: t('register.implementer.name'),
          cell: (row) => <span lang="fi">{row.printedName}</span>,
        },
        ...(tellsUnits
          ? [
              {
                key: 'unit',
                header: t('register.organisation.unit'),
                cell: (row: (typeof rows)[number]) => <span lang="fi">{row.called}</span>,
              },
            ]
          : []),
        { key: 'first', header: t('register.implementer.first-seen'), cell: (row) => t.date(row.firstSeenOn) },
        { key: 'last', header: t('register.implementer.last-seen'), cell: (row) => t.date(row.lastSeenOn) },
      ]}
    />
  );
  return (
    <Section id="names" title={t('register.organisation.names')}>
      <p>{t('register.organisation.names-explained', { names: rows.length, units: units.length })}</p>
      {rows.length > mostNamesOpen ? (
        <Disclosure summary={t('register.organisation.all-names', { count: rows.length })}>{table}</Disclosure>
      ) : (
        table
      )}
    </Section>
  );
}

function Projects({ organisation: { id, sums, projects }, page }: OrganisationViewProps) {
  const t = useTexts();
  const pageCount = Math.max(1, Math.ceil(sums.projects / organisationPageSize));
  return (
    <Section id="projects" title={t('register.projects.all', { count: sums.projects })}>
      {sums.implementer > 0 && (
        <p>
          <a href={`/${t.language}/projects?organisation=${id}`}>
            {t('register.organisation.search', { count: sums.implementer })}
          </a>
        </p>
      )}
      {projects.length === 0 && (
        <p>{t(sums.projects > 0 ? 'register.projects.past-end' : 'register.organisation.only-earlier')}</p>
      )}
      <ResultList
        items={projects.map((project) =>
          projectResult(project, t, {
            furtherFacts: [
              {
                label: t('register.organisation.role'),
                value: project.roles.map((role) => t(roleTexts[role])).join(', '),
              },
            ],
          }),
        )}
      />
      <Pagination
        page={Math.min(page, pageCount)}
        pageCount={pageCount}
        hrefFor={(other) => organisationAddress(t.language, id, other)}
      />
    </Section>
  );
}
