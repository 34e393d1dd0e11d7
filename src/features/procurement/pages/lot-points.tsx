import { data, redirect } from 'react-router';
import { RefusalNotice } from '#features/view/public.parts.ts';
import type { Refusal } from '#features/view/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { permit } from '#platform/permission/policy.ts';
import { placeOfProject } from '#platform/permission/reach.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { FormField } from '#ui/form-field.tsx';
import { LineInput } from '#ui/form-input.tsx';
import { scoreOffers } from '../offer.commands.server.ts';
import { PurchaseFrame } from '../parts/purchase-frame.tsx';
import { procurementPolicy } from '../procurement.policy.ts';
import { refusedAnswer } from '../refusal.server.ts';
import { sentTenths, shownTenths } from '../sent.model.ts';
import { findTender, listCriteria, listLots, listOffers } from '../tender.queries.server.ts';
import { known } from '../tender-entry.server.ts';
import { tenderAddress } from '../tender-part.model.ts';
import type { Route } from './+types/lot-points';

export const handle = { permission: 'tender.compare' } satisfies PageHandle;

export function loader({ context, params }: Route.LoaderArgs) {
  const tenderId = rowNumber(params.tender);
  return readAs(context, async (read, actor) => {
    const tender = await findTender(read, actor, tenderId);
    permit(procurementPolicy, actor, 'tender.compare', await placeOfProject(read, tender.projectId));
    const lot = known((await listLots(read, tenderId)).find(({ id }) => id === rowNumber(params.lot)));
    const offers = (await listOffers(read, tenderId)).filter(
      ({ lotId, isAdmissible }) => lotId === lot.id && isAdmissible,
    );
    const criteria = (await listCriteria(read, tenderId)).filter(({ isPrice }) => !isPrice);
    return { tender, lot, offers, criteria };
  });
}

const fieldOf = (offerId: number, criterionId: number) => `points-${offerId}-${criterionId}`;

export async function action({ context, request, params }: Route.ActionArgs) {
  const tenderId = rowNumber(params.tender);
  const form = await request.formData();
  const sent = [...new Set(form.keys())].flatMap((field) => {
    const [, offer, criterion] = /^points-(\d{1,9})-(\d{1,9})$/.exec(field) ?? [];
    const text = sentText(form, field).trim();
    return offer === undefined || text === '' ? [] : [{ offerId: Number(offer), criterionId: Number(criterion), text }];
  });
  const scores = sent.map(({ text, ...key }) => ({ ...key, text, tenths: sentTenths(text) }));
  const wrong = scores.find(({ tenths }) => tenths === undefined);
  if (wrong) {
    const refusal: Refusal = { code: 'procurement.refused.points', details: { found: wrong.text } };
    return data(
      {
        refusal,
        sent: Object.fromEntries(sent.map(({ text, offerId, criterionId }) => [fieldOf(offerId, criterionId), text])),
      },
      422,
    );
  }
  try {
    await actAs(context, (tx, actor, { clock }) =>
      scoreOffers(tx, actor, clock, {
        tenderId,
        lotId: rowNumber(params.lot),
        scores: scores.map(({ offerId, criterionId, tenths = 0 }) => ({ offerId, criterionId, tenths })),
      }),
    );
  } catch (error) {
    return refusedAnswer(error);
  }
  throw redirect(`/${pageRequestFrom(context).language}${tenderAddress(tenderId)}#lot-${params.lot}`, 303);
}

export default function LotPointsPage({
  loaderData: { tender, lot, offers, criteria },
  actionData,
}: Route.ComponentProps) {
  const t = useTexts();
  const sent = sentIn(actionData);
  return (
    <PurchaseFrame
      kind="tenders"
      of={{ name: tender.name, address: tenderAddress(tender.id) }}
      title={t('procurement.tender.points-title', { lot: lot.name })}
      lead={t('procurement.tender.points-lead')}
    >
      <RefusalNotice refusal={actionData?.refusal} />
      <form method="post">
        {offers.flatMap((offer) =>
          criteria.map((criterion) => {
            const field = fieldOf(offer.id, criterion.id);
            const tenths = offer.tenths[criterion.id];
            return (
              <FormField
                key={field}
                id={field}
                label={t('procurement.tender.points-of', { provider: offer.providerName, criterion: criterion.name })}
                labelLang="fi"
              >
                {(attributes) => (
                  <LineInput
                    name={field}
                    value={sent[field] ?? (tenths === undefined ? '' : shownTenths(tenths))}
                    attributes={attributes}
                    of="number"
                  />
                )}
              </FormField>
            );
          }),
        )}
        <button type="submit">{t('procurement.tender.save')}</button>
      </form>
    </PurchaseFrame>
  );
}

/** What was typed and not saved, by the fields. */
function sentIn(outcome: unknown): Readonly<Record<string, string>> {
  return (outcome as { sent?: Record<string, string> } | undefined)?.sent ?? {};
}
