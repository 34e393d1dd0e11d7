import { data, redirect } from 'react-router';
import { RefusalNotice } from '#features/view/public.parts.ts';
import type { Refusal } from '#features/view/public.ts';
import { Refused } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { permit } from '#platform/permission/policy.ts';
import { placeOfProject } from '#platform/permission/reach.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { FieldGroup, FormField } from '#ui/form-field.tsx';
import { LineInput, LongInput } from '#ui/form-input.tsx';
import { compareOffers } from '../comparison.model.ts';
import { decideLot } from '../decision.commands.server.ts';
import { ComparisonTable } from '../parts/comparison-table.tsx';
import { PurchaseFrame } from '../parts/purchase-frame.tsx';
import { procurementPolicy } from '../procurement.policy.ts';
import { sentDay } from '../sent.model.ts';
import { findTender, listCriteria, listLots, listOffers } from '../tender.queries.server.ts';
import { known } from '../tender-entry.server.ts';
import { tenderAddress } from '../tender-part.model.ts';
import type { Route } from './+types/lot-decision';

export const handle = { permission: 'tender.decide' } satisfies PageHandle;

export function loader({ context, params }: Route.LoaderArgs) {
  const tenderId = rowNumber(params.tender);
  return readAs(context, async (read, actor) => {
    const tender = await findTender(read, actor, tenderId);
    permit(procurementPolicy, actor, 'tender.decide', await placeOfProject(read, tender.projectId));
    const lot = known((await listLots(read, tenderId)).find(({ id }) => id === rowNumber(params.lot)));
    const offers = (await listOffers(read, tenderId)).filter(({ lotId }) => lotId === lot.id);
    const criteria = await listCriteria(read, tenderId);
    return { tender, lot, offers, criteria, today: todayFrom(context) };
  });
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const tenderId = rowNumber(params.tender);
  const form = await request.formData();
  const sent = { offer: sentText(form, 'offer'), reason: sentText(form, 'reason').trim(), on: sentText(form, 'on') };
  const decidedOn = sentDay(sent.on);
  const refuse = (refusal: Refusal) => data({ sent, refusal }, 422);
  if (sent.offer === '') return refuse({ code: 'procurement.refused.nothing-chosen', details: {} });
  if (decidedOn === undefined) return refuse({ code: 'procurement.refused.day', details: {} });
  try {
    await actAs(context, (tx, actor, { clock }) =>
      decideLot(tx, actor, clock, {
        tenderId,
        lotId: rowNumber(params.lot),
        offerId: sent.offer === 'none' ? undefined : rowNumber(sent.offer),
        reason: sent.reason,
        decidedOn,
      }),
    );
  } catch (error) {
    if (error instanceof Refused) return refuse({ code: error.code, details: error.details });
    throw error;
  }
  throw redirect(`/${pageRequestFrom(context).language}${tenderAddress(tenderId)}#lot-${params.lot}`, 303);
}

export default function LotDecisionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { tender, lot, offers, criteria, today } = loaderData;
  const t = useTexts();
  const compared = compareOffers(criteria, offers);
  const sent = actionData?.sent ?? { offer: '', reason: '', on: t.date(today) };
  const choices = [
    ...compared.map(({ offerId, rank }) => {
      const offer = offers.find(({ id }) => id === offerId);
      const said = { provider: offer?.providerName ?? '', total: t.euro(offer?.totalCents ?? 0), rank };
      return { value: String(offerId), label: t('procurement.tender.accept-offer', said) };
    }),
    { value: 'none', label: t('procurement.tender.accept-none') },
  ];
  return (
    <PurchaseFrame
      kind="tenders"
      of={{ name: tender.name, address: tenderAddress(tender.id) }}
      title={t('procurement.tender.decision-title', { lot: lot.name })}
    >
      <RefusalNotice refusal={actionData?.refusal} />
      <ComparisonTable lot={lot} criteria={criteria} offers={offers} />
      <form method="post">
        <FieldGroup id="offer" label={t('procurement.tender.accept')}>
          {(attributesFor) =>
            choices.map(({ value, label }, place) => {
              const id = place === 0 ? 'offer' : `offer-${value}`;
              return (
                <div key={value} className="option">
                  <input
                    {...attributesFor(id)}
                    type="radio"
                    name="offer"
                    value={value}
                    defaultChecked={value === sent.offer}
                  />
                  <label htmlFor={id}>{label}</label>
                </div>
              );
            })
          }
        </FieldGroup>
        <FormField
          id="reason"
          label={t('procurement.tender.reason')}
          optional
          hint={t('procurement.tender.reason-hint')}
        >
          {(attributes) => <LongInput name="reason" value={sent.reason} attributes={attributes} />}
        </FormField>
        <FormField id="on" label={t('procurement.tender.decided-on')} hint={t('procurement.form.day')}>
          {(attributes) => <LineInput name="on" value={sent.on} attributes={attributes} of="date" />}
        </FormField>
        <button type="submit">{t('procurement.tender.decide')}</button>
      </form>
    </PurchaseFrame>
  );
}
