import { type Area, type NamedAreaKind, nameOfArea } from '#features/codelist/public.ts';
import {
  type AreaNames,
  fundShort,
  organisationTypeInWords,
  projectAddress,
  statusInWords,
} from '#features/search/public.ts';
import { type CellKind, listSeparator, type TableColumn } from '#platform/files/table-column.ts';
import type { PlainTextKey, Texts } from '#platform/i18n/texts.ts';
import type { ProjectRow } from './dataset.model.ts';

/**
 * The columns of a list of projects as a file: headings, areas, funds, statuses and types of organisation in the reader's
 * language, the rest as the source has it.
 */
export function exportColumns(t: Texts, origin: string, areas: AreaNames): TableColumn<ProjectRow>[] {
  const column = (name: keyof typeof headings, kind: CellKind): TableColumn<ProjectRow> => ({
    name: t(headings[name]),
    kind,
    valueOf: (row) => row[name],
  });
  const worded = (name: 'fund' | 'status' | 'organisation_type', inWords: (printed: string) => string) => ({
    ...column(name, 'text'),
    valueOf: (row: ProjectRow) => {
      const printed = row[name];
      return printed === null ? null : inWords(printed);
    },
  });
  const places = (
    name: 'regions' | 'sub_regions' | 'municipalities',
    kind: NamedAreaKind,
    known: ReadonlyMap<string, Area>,
  ) => ({
    ...column(name, 'text'),
    valueOf: (row: ProjectRow) => namesOf(row[name], kind, known, t),
  });
  return [
    column('code', 'text'),
    column('name', 'text'),
    worded('fund', (fund) => fundShort(fund, t)),
    column('period', 'text'),
    column('priority', 'text'),
    column('objective', 'text'),
    column('project_type', 'text'),
    worded('status', (status) => statusInWords(status, t)),
    column('authority', 'text'),
    column('starts_on', 'date'),
    column('ends_on', 'date'),
    column('implementer', 'text'),
    column('implementer_business_id', 'text'),
    worded('organisation_type', (type) => organisationTypeInWords(type, t).text),
    { ...column('is_nationwide', 'text'), valueOf: (row) => (row.is_nationwide ? t('opendata.export.yes') : null) },
    places('regions', 'region', areas.region),
    places('sub_regions', 'sub_region', areas.subRegion),
    places('municipalities', 'municipality', areas.municipality),
    column('granted_eu_state', 'cents'),
    column('realised_eu_state', 'cents'),
    column('planned_public', 'cents'),
    column('realised_public', 'cents'),
    column('persons_planned', 'integer'),
    column('persons_realised', 'integer'),
    column('women_planned', 'integer'),
    column('women_realised', 'integer'),
    column('jobs_planned', 'integer'),
    column('jobs_realised', 'integer'),
    column('enterprises_planned', 'integer'),
    column('enterprises_realised', 'integer'),
    column('qualifications_planned', 'integer'),
    column('qualifications_realised', 'integer'),
    column('known_on', 'date'),
    { name: t('opendata.export.page'), kind: 'text', valueOf: ({ code }) => origin + projectAddress(t.language, code) },
  ];
}

function namesOf(codes: string | null, kind: NamedAreaKind, known: ReadonlyMap<string, Area>, t: Texts): string | null {
  if (codes === null || codes === '') return null;
  const nameOf = (code: string) => {
    const area = known.get(code);
    return area ? nameOfArea(kind, area, t.language) : code;
  };
  return codes.split(listSeparator).map(nameOf).join(', ');
}

const headings = {
  code: 'opendata.heading.code',
  name: 'opendata.heading.name',
  fund: 'opendata.heading.fund',
  period: 'opendata.heading.period',
  priority: 'opendata.heading.priority',
  objective: 'opendata.heading.objective',
  project_type: 'opendata.heading.project_type',
  status: 'opendata.heading.status',
  authority: 'opendata.heading.authority',
  starts_on: 'opendata.heading.starts_on',
  ends_on: 'opendata.heading.ends_on',
  implementer: 'opendata.heading.implementer',
  implementer_business_id: 'opendata.heading.implementer_business_id',
  organisation_type: 'opendata.heading.organisation_type',
  is_nationwide: 'opendata.heading.is_nationwide',
  regions: 'opendata.heading.regions',
  sub_regions: 'opendata.heading.sub_regions',
  municipalities: 'opendata.heading.municipalities',
  granted_eu_state: 'opendata.column.granted_eu_state',
  realised_eu_state: 'opendata.column.realised_eu_state',
  planned_public: 'opendata.column.planned_public',
  realised_public: 'opendata.column.realised_public',
  persons_planned: 'opendata.column.persons_planned',
  persons_realised: 'opendata.column.persons_realised',
  women_planned: 'opendata.column.women_planned',
  women_realised: 'opendata.column.women_realised',
  jobs_planned: 'opendata.column.jobs_planned',
  jobs_realised: 'opendata.column.jobs_realised',
  enterprises_planned: 'opendata.column.enterprises_planned',
  enterprises_realised: 'opendata.column.enterprises_realised',
  qualifications_planned: 'opendata.column.qualifications_planned',
  qualifications_realised: 'opendata.column.qualifications_realised',
  known_on: 'opendata.heading.known_on',
} as const satisfies Readonly<Partial<Record<keyof ProjectRow, PlainTextKey>>>;
