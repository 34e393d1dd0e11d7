import type { Texts } from '#platform/i18n/texts.ts';
import { bulkFiles, mediaTypes } from './dataset.model.ts';
import { licenceAddress } from './licence.model.ts';

interface Extent {
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly modifiedOn: string | null;
}

/** The register as a dataset in the terms of schema.org, for search engines of data. */
export function datasetJsonLd(t: Texts, origin: string, { startsOn, endsOn, modifiedOn }: Extent): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    '@id': `${origin}/${t.language}/open-data#dataset`,
    url: `${origin}/${t.language}/open-data`,
    name: t('opendata.catalogue.title'),
    description: t('opendata.catalogue.description'),
    inLanguage: 'fi',
    license: licenceAddress,
    isAccessibleForFree: true,
    creator: { '@type': 'Organization', name: t('site.service.name'), url: origin },
    spatialCoverage: { '@type': 'Country', name: 'Finland' },
    ...(startsOn && endsOn && { temporalCoverage: `${startsOn}/${endsOn}` }),
    ...(modifiedOn && { dateModified: modifiedOn }),
    distribution: bulkFiles.map(({ dataset, format }) => ({
      '@type': 'DataDownload',
      name: `${t(`opendata.dataset.${dataset}`)} (${format.toUpperCase()})`,
      encodingFormat: mediaTypes[format].split(';')[0],
      contentUrl: `${origin}/api/v1/bulk/${dataset}.${format}`,
    })),
  };
}
