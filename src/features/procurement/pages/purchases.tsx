import { ProjectFrame } from '#features/project/public.parts.ts';
import { findProjectHead } from '#features/project/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs, servicesFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { contractColumns, tenderColumns } from '../parts/purchase-columns.tsx';
import { PurchaseTable } from '../parts/purchase-table.tsx';
import { listPurchasesOf } from '../purchases-of.queries.server.ts';
import type { Route } from './+types/purchases';

export const handle = { permission: 'contract.read' } satisfies PageHandle;

export function loader({ context, params }: Route.LoaderArgs) {
  const today = todayFrom(context);
  return readAs(context, async (read, actor) => {
    const head = await findProjectHead(read, actor, params.code);
    return {
      head,
      today,
      now: servicesFrom(context).clock.now(),
      ...(await listPurchasesOf(read, actor, { of: { project: head.code }, place: head.place, today })),
    };
  });
}

export default function PurchasesPage({ loaderData }: Route.ComponentProps) {
  const { head, today, now, mayBuy, tenders, contracts } = loaderData;
  const t = useTexts();
  const query = `project=${head.code}`;
  const nothing = contracts.rows.length === 0 && !tenders?.rows.length;
  return (
    <ProjectFrame head={head} current="purchases">
      <p className="lead">{t(nothing ? 'procurement.purchases.none' : 'procurement.purchases.lead')}</p>
      {mayBuy && (
        <ul className="actions">
          {(['tenders', 'contracts'] as const).map((kind) => (
            <li key={kind}>
              <a href={`/${t.language}/workspace/${kind}/new?project=${head.code}`}>{t(`procurement.${kind}.new`)}</a>
            </li>
          ))}
        </ul>
      )}
      {tenders && <PurchaseTable kind="tenders" query={query} columns={tenderColumns(t, now)} {...tenders} />}
      <PurchaseTable kind="contracts" query={query} columns={contractColumns(t, today)} {...contracts} />
    </ProjectFrame>
  );
}
