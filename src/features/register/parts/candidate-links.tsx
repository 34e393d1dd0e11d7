import { organisationAddress } from '#features/search/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { Candidate } from '../candidate.queries.server.ts';

/** Legal persons by name and Y-tunnus, each leading to its page. */
export function CandidateLinks({ candidates }: { candidates: readonly Candidate[] }) {
  const t = useTexts();
  return candidates.map(({ businessId, name }, index) => (
    <span key={businessId}>
      {index > 0 && ', '}
      <a href={organisationAddress(t.language, businessId)}>
        <span lang="fi">{name}</span> ({businessId})
      </a>
    </span>
  ));
}
