import { useTexts } from '#platform/i18n/use-texts.ts';
import { Notice } from '#ui/notice.tsx';
import type { OverlappingPurchase } from '../purchase-overlap.queries.server.ts';
import { measureAddress } from '../section.model.ts';

/** That the same is bought with other money at the same time; nothing where it is not. */
export function PurchaseOverlaps({ overlaps }: { overlaps: readonly OverlappingPurchase[] }) {
  const t = useTexts();
  if (overlaps.length === 0) return null;
  return (
    <Notice kind="warning" title={t('measure.overlap.title')}>
      <p>{t('measure.overlap.explained')}</p>
      <ul>
        {overlaps.map(({ id, name, projectCode, funding, startsOn, endsOn }) => (
          <li key={id}>
            <a href={measureAddress(t.language, id)} lang="fi">
              {name}
            </a>{' '}
            {projectCode}, {t(`measure.funding.${funding}`)}, {startsOn !== null && t.date(startsOn)} –{' '}
            {endsOn !== null && t.date(endsOn)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
