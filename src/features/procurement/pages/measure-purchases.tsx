import { MeasureFrame } from '#features/measure/public.parts.ts';
import { findMeasureHead } from '#features/measure/public.server.ts';
import { measureAddress } from '#features/measure/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs, servicesFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { Notice } from '#ui/notice.tsx';
import { contractAddress } from '../contract-part.model.ts';
import { isJointPurchase } from '../employer-share.model.ts';
import { contractColumns, tenderColumns } from '../parts/purchase-columns.tsx';
import { PurchaseTable } from '../parts/purchase-table.tsx';
import { listPurchasesOf } from '../purchases-of.queries.server.ts';
import type { Route } from './+types/measure-purchases';

export const handle = { permission: 'contract.read' } satisfies PageHandle;

export function loader({ context, params }: Route.LoaderArgs) {
  const today = todayFrom(context);
  return readAs(context, async (read, actor) => {
    const head = await findMeasureHead(read, actor, params.id);
    return {
      head,
      today,
      now: servicesFrom(context).clock.now(),
      ...(await listPurchasesOf(read, actor, { of: { measure: String(head.id) }, place: head.place, today })),
    };
  });
}

export default function MeasurePurchasesPage({ loaderData }: Route.ComponentProps) {
  const { head, today, now, mayBuy, tenders, contracts } = loaderData;
  const t = useTexts();
  const query = `measure=${head.id}`;
  const unshared = isJointPurchase(head.kind) ? contracts.rows.filter(({ sums }) => sums?.employerCents === 0) : [];
  const nothing = contracts.rows.length === 0 && !tenders?.rows.length;
  return (
    <MeasureFrame head={head} current="purchases">
      <p className="lead">{t(nothing ? 'procurement.measure.none' : 'procurement.measure.lead')}</p>
      {unshared.map(({ id, name }) => (
        <Notice key={id} kind="warning" title={t('procurement.contract.employers-missing')}>
          <p>{t('procurement.contract.employers-missing-text')}</p>
          <p>
            <a href={`/${t.language}${contractAddress(id)}`} lang="fi">
              {name}
            </a>
          </p>
        </Notice>
      ))}
      {mayBuy && (
        <ul className="actions">
          {(['tender', 'contract'] as const).map((kind) => (
            <li key={kind}>
              <a href={`${measureAddress(t.language, head.id, 'purchases')}/${kind}`}>
                {t(`procurement.${kind}s.new`)}
              </a>
            </li>
          ))}
        </ul>
      )}
      {tenders && <PurchaseTable kind="tenders" query={query} columns={tenderColumns(t, now)} {...tenders} />}
      <PurchaseTable kind="contracts" query={query} columns={contractColumns(t, today)} {...contracts} />
    </MeasureFrame>
  );
}
