import type { DescriptionRecord } from '#features/description/public.ts';
import { factsOf } from '#features/description/public.ts';
import { projectAddress } from '#features/search/public.ts';
import { usePageRequest } from '#platform/web/page-request.ts';
import { JsonLd } from '#ui/json-ld.tsx';

/**
 * The project for search engines, in the terms of schema.org: a grant that somebody decided on, and the project that it funds.
 * Contact persons are not among the facts.
 */
export function ProjectJsonLd({ record }: { record: DescriptionRecord }) {
  const { origin, language } = usePageRequest();
  const facts = factsOf(record);
  if (!facts) return null;
  const url = origin + projectAddress(language, facts.code);
  const organisation = { '@type': 'Organization', name: facts.implementerName, identifier: facts.businessId };
  const data = {
    '@context': 'https://schema.org',
    '@type': 'MonetaryGrant',
    '@id': `${url}#grant`,
    url,
    identifier: facts.code,
    name: facts.name,
    ...(facts.grantedEuStateCents !== null && {
      amount: { '@type': 'MonetaryAmount', currency: 'EUR', value: facts.grantedEuStateCents / 100 },
    }),
    ...(facts.authority !== null && { funder: { '@type': 'GovernmentOrganization', name: facts.authority } }),
    fundedItem: {
      '@type': 'Project',
      '@id': `${url}#project`,
      identifier: facts.code,
      name: facts.name,
      ...areaServed(record, facts.isNationwide),
      ...(facts.startsOn !== null && { foundingDate: facts.startsOn }),
      ...(facts.endsOn !== null && { dissolutionDate: facts.endsOn }),
      ...(facts.implementerName !== null && { parentOrganization: organisation }),
    },
  };
  return <JsonLd data={data} />;
}

/** The regions that the description names, the whole country where it says so, or nothing. */
function areaServed({ fields }: DescriptionRecord, isNationwide: boolean): object {
  if (isNationwide) return { areaServed: { '@type': 'Country', name: 'Finland' } };
  const { regions } = fields as { regions?: unknown };
  if (!Array.isArray(regions)) return {};
  return { areaServed: regions.map((name: string) => ({ '@type': 'AdministrativeArea', name })) };
}
