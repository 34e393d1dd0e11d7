import { always, columnsOf, maybe, type RowOf } from './column.model.ts';

/** What is told of a project, in the order in which people look for it. */
const toldShapes = {
  code: always('text'),
  name: always('text'),
  fund: always('text'),
  period: always('text'),
  programme_part: maybe('text'),
  priority: maybe('text'),
  objective: maybe('text'),
  project_type: maybe('text'),
  status: maybe('text'),
  authority: maybe('text'),
  starts_on: maybe('date'),
  ends_on: maybe('date'),
  implementer: maybe('text'),
  implementer_business_id: maybe('text'),
  implementer_organisation: maybe('text'),
  organisation_type: maybe('text'),
  is_nationwide: always('boolean'),
  regions: maybe('list'),
  sub_regions: maybe('list'),
  municipalities: maybe('list'),
  granted_eu_state: maybe('cents'),
  realised_eu_state: maybe('cents'),
  planned_public: maybe('cents'),
  realised_public: maybe('cents'),
  persons_planned: maybe('integer'),
  persons_realised: maybe('integer'),
  women_planned: maybe('integer'),
  women_realised: maybe('integer'),
  jobs_planned: maybe('integer'),
  jobs_realised: maybe('integer'),
  enterprises_planned: maybe('integer'),
  enterprises_realised: maybe('integer'),
  qualifications_planned: maybe('integer'),
  qualifications_realised: maybe('integer'),
  participating_enterprises_planned: maybe('integer'),
  participating_enterprises_realised: maybe('integer'),
  version: always('integer'),
  form: always('text'),
  is_full: always('boolean'),
  is_truncated: always('boolean'),
  known_on: always('date'),
  known_basis: always('text'),
  recorded_at: always('text'),
  source: always('text'),
  source_line: maybe('integer'),
  source_sha256: always('text'),
} as const;

const projectShapes = { ...toldShapes, described_in: maybe('integer') } as const;

const versionShapes = { ...toldShapes, in_force_from: maybe('date'), in_force_until: maybe('date') } as const;

const organisationShapes = {
  organisation: always('text'),
  business_id: maybe('text'),
  name: always('text'),
  other_names: maybe('list'),
  first_seen_on: always('date'),
  last_seen_on: always('date'),
  projects: always('integer'),
} as const;

const partyShapes = {
  code: always('text'),
  version: always('integer'),
  role: always('text'),
  position: always('integer'),
  organisation: always('text'),
  business_id: maybe('text'),
  name: always('text'),
} as const;

const linkShapes = {
  kind: always('text'),
  from_code: always('text'),
  to_code: always('text'),
  link_status: always('text'),
  basis: always('text'),
} as const;

const projectAreaShapes = {
  code: always('text'),
  version: always('integer'),
  kind: always('text'),
  position: always('integer'),
  printed_name: always('text'),
  area_code: maybe('text'),
  name_fi: maybe('text'),
  name_sv: maybe('text'),
} as const;

const areaShapes = {
  area_code: always('text'),
  name_fi: always('text'),
  name_sv: always('text'),
  region_code: maybe('text'),
  sub_region_code: maybe('text'),
  ely_centre_code: maybe('text'),
  vitality_centre_code: maybe('text'),
  employment_area_code: maybe('text'),
} as const;

export type ProjectRow = RowOf<typeof projectShapes>;
export type VersionRow = RowOf<typeof versionShapes>;
export type OrganisationRow = RowOf<typeof organisationShapes>;
export type PartyRow = RowOf<typeof partyShapes>;
export type LinkRow = RowOf<typeof linkShapes>;
export type ProjectAreaRow = RowOf<typeof projectAreaShapes>;
export type AreaRow = RowOf<typeof areaShapes>;

export const projectColumns = columnsOf(projectShapes);
export const versionColumns = columnsOf(versionShapes);
export const organisationColumns = columnsOf(organisationShapes);
export const partyColumns = columnsOf(partyShapes);
export const linkColumns = columnsOf(linkShapes);
export const projectAreaColumns = columnsOf(projectAreaShapes);
export const areaColumns = columnsOf(areaShapes);

/** The whole register as files. `hasDay`: the file can be had as the register was known on a day. */
export const datasets = {
  projects: { formats: ['csv', 'ndjson', 'xlsx'], hasDay: true, columns: projectColumns },
  descriptions: { formats: ['ndjson'], hasDay: true, columns: undefined },
  versions: { formats: ['csv', 'ndjson'], hasDay: false, columns: versionColumns },
  parties: { formats: ['csv', 'ndjson'], hasDay: true, columns: partyColumns },
  areas: { formats: ['csv', 'ndjson'], hasDay: true, columns: projectAreaColumns },
  organisations: { formats: ['csv', 'ndjson'], hasDay: false, columns: organisationColumns },
  links: { formats: ['csv', 'ndjson'], hasDay: false, columns: linkColumns },
} as const;

export type DatasetId = keyof typeof datasets;
export const datasetIds = Object.keys(datasets) as readonly DatasetId[];

export type FileFormat = (typeof datasets)[DatasetId]['formats'][number];

/** A file of the whole register. */
export interface BulkFile {
  readonly dataset: DatasetId;
  readonly format: FileFormat;
}

/** Every file there is, in the order in which they are offered. */
export const bulkFiles: readonly BulkFile[] = datasetIds.flatMap((dataset) =>
  datasets[dataset].formats.map((format) => ({ dataset, format })),
);

export const mediaTypes: Readonly<Record<FileFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
