import { type Language, languages } from '#platform/i18n/language.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import { bulkFiles, type DatasetId, datasetIds, type FileFormat, mediaTypes } from './dataset.model.ts';
import { licenceAddress } from './licence.model.ts';
import type { Term, Thing } from './linked-data.model.ts';

/** What a catalogue says of the register besides what is always so. */
export interface CatalogueFacts {
  readonly origin: string;
  readonly contactEmail: string | undefined;
  /** First and last day of the projects (ISO). */
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly modifiedOn: string | null;
}

const authority = 'http://publications.europa.eu/resource/authority';
const languageCodes: Readonly<Record<Language, string>> = { fi: 'FIN', sv: 'SWE', en: 'ENG' };
const fileTypes: Readonly<Record<FileFormat, string>> = { csv: 'CSV', ndjson: 'JSON', xlsx: 'XLSX' };

/** The datasets of the register for data catalogues: DCAT-AP 3. */
export function catalogueOf(facts: CatalogueFacts): Thing[] {
  const { origin } = facts;
  const api = `${origin}/api/v1`;
  const publisher: Term = { iri: `${origin}/#publisher` };
  const own = (id: string): Term => ({ iri: `${origin}/api/v1/catalogue#${id}` });
  return [
    {
      iri: `${api}/catalogue`,
      type: 'dcat:Catalog',
      facts: [
        ...inAllLanguages('dcterms:title', (t) => t('opendata.catalogue.title')),
        ...inAllLanguages('dcterms:description', (t) => t('opendata.catalogue.description')),
        ['dcterms:publisher', publisher],
        ['dcterms:license', { iri: licenceAddress }],
        ['foaf:homepage', { iri: `${origin}/fi/open-data` }],
        ...datasetIds.map((id): Fact => ['dcat:dataset', own(id)]),
        ['dcat:service', own('api')],
      ],
    },
    ...datasetIds.flatMap((id) => datasetThings(id, facts, publisher)),
    {
      iri: `${api}/catalogue#api`,
      type: 'dcat:DataService',
      facts: [
        ...inAllLanguages('dcterms:title', (t) => t('opendata.api.title')),
        ...inAllLanguages('dcterms:description', (t) => t('opendata.api.description')),
        ['dcat:endpointURL', { iri: api }],
        ['dcat:endpointDescription', { iri: `${api}/openapi.json` }],
        ['dcterms:license', { iri: licenceAddress }],
        ['dcterms:publisher', publisher],
        ...datasetIds.map((id): Fact => ['dcat:servesDataset', own(id)]),
      ],
    },
    {
      iri: `${origin}/#publisher`,
      type: 'foaf:Agent',
      facts: inAllLanguages('foaf:name', (t) => t('site.service.name')),
    },
    ...contactThings(facts),
  ];
}

type Fact = readonly [property: string, term: Term];

function inAllLanguages(property: string, textIn: (t: ReturnType<typeof textsFor>) => string): Fact[] {
  return languages.map((language) => [property, { text: textIn(textsFor(language)), language }]);
}

function datasetThings(id: DatasetId, facts: CatalogueFacts, publisher: Term): Thing[] {
  const { origin, contactEmail, startsOn, endsOn, modifiedOn } = facts;
  const base = `${origin}/api/v1/catalogue#${id}`;
  const files = bulkFiles.filter(({ dataset }) => dataset === id);
  const hasTime = startsOn !== null && endsOn !== null;
  const things: Thing[] = [
    {
      iri: base,
      type: 'dcat:Dataset',
      facts: [
        ...inAllLanguages('dcterms:title', (t) => t(`opendata.dataset.${id}`)),
        ...inAllLanguages('dcterms:description', (t) => t(`opendata.dataset.${id}-about`)),
        ['dcterms:publisher', publisher],
        ...(contactEmail ? [['dcat:contactPoint', { iri: `${origin}/#contact` }] satisfies Fact] : []),
        ['dcterms:accrualPeriodicity', { iri: `${authority}/frequency/IRREG` }],
        ['dcterms:accessRights', { iri: `${authority}/access-right/PUBLIC` }],
        ['dcterms:spatial', { iri: `${authority}/country/FIN` }],
        ...(hasTime ? [['dcterms:temporal', { iri: `${base}-time` }] satisfies Fact] : []),
        ...(modifiedOn ? [['dcterms:modified', { value: modifiedOn, type: 'xsd:date' }] satisfies Fact] : []),
        ['dcterms:language', { iri: `${authority}/language/${languageCodes.fi}` }],
        ['dcat:theme', { iri: `${authority}/data-theme/SOCI` }],
        ['dcat:theme', { iri: `${authority}/data-theme/GOVE` }],
        ['dcat:landingPage', { iri: `${origin}/fi/open-data` }],
        ...files.map((file): Fact => ['dcat:distribution', { iri: `${base}-${file.format}` }]),
      ],
    },
    ...files.map(({ format }): Thing => {
      const address = `${origin}/api/v1/bulk/${id}.${format}`;
      return {
        iri: `${base}-${format}`,
        type: 'dcat:Distribution',
        facts: [
          ...inAllLanguages('dcterms:title', (t) => `${t(`opendata.dataset.${id}`)} (${format.toUpperCase()})`),
          ['dcat:accessURL', { iri: `${origin}/fi/open-data` }],
          ['dcat:downloadURL', { iri: address }],
          ['dcterms:format', { iri: `${authority}/file-type/${fileTypes[format]}` }],
          [
            'dcat:mediaType',
            { iri: `http://www.iana.org/assignments/media-types/${mediaTypes[format].split(';')[0]}` },
          ],
          ['dcterms:license', { iri: licenceAddress }],
        ],
      };
    }),
  ];
  if (!hasTime) return things;
  return [
    ...things,
    {
      iri: `${base}-time`,
      type: 'dcterms:PeriodOfTime',
      facts: [
        ['dcat:startDate', { value: startsOn, type: 'xsd:date' }],
        ['dcat:endDate', { value: endsOn, type: 'xsd:date' }],
      ],
    },
  ];
}

function contactThings({ origin, contactEmail }: CatalogueFacts): Thing[] {
  if (!contactEmail) return [];
  return [
    {
      iri: `${origin}/#contact`,
      type: 'vcard:Organization',
      facts: [
        ...inAllLanguages('vcard:fn', (t) => t('site.service.name')),
        ['vcard:hasEmail', { iri: `mailto:${contactEmail}` }],
      ],
    },
  ];
}
