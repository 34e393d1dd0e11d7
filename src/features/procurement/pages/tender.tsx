import { redirect } from 'react-router';
import { projectWorkAddress } from '#features/project/public.ts';
import { shownTime } from '#features/sheet/public.ts';
import { RefusalNotice } from '#features/view/public.parts.ts';
import { Refused } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may } from '#platform/permission/policy.ts';
import { placeOfProject } from '#platform/permission/reach.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs, servicesFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { DefinitionList } from '#ui/definition-list.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { FormField } from '#ui/form-field.tsx';
import { LongInput } from '#ui/form-input.tsx';
import { Section } from '#ui/section.tsx';
import { withdrawDecision } from '../decision.commands.server.ts';
import { BuyerTable } from '../parts/buyer-table.tsx';
import { InviteeList } from '../parts/invitee-list.tsx';
import { LotList } from '../parts/lot-list.tsx';
import { OfferCorrections } from '../parts/offer-corrections.tsx';
import { stageTag } from '../parts/purchase-columns.tsx';
import { PurchaseFrame } from '../parts/purchase-frame.tsx';
import { TenderCriteria } from '../parts/tender-criteria.tsx';
import { TenderNext } from '../parts/tender-next.tsx';
import { procurementPolicy } from '../procurement.policy.ts';
import { refusedAnswer } from '../refusal.server.ts';
import { sentDay } from '../sent.model.ts';
import { askForOffers, cancelTender, dropCriterion, dropLot, shareTender } from '../tender.commands.server.ts';
import { stageOf } from '../tender.model.ts';
import { findTender, listCriteria, listLots, listOfferChanges, listOffers } from '../tender.queries.server.ts';
import { dropInvitee } from '../tender-invitee.commands.server.ts';
import { listInvitees } from '../tender-invitee.queries.server.ts';
import { tenderAddress } from '../tender-part.model.ts';
import type { Route } from './+types/tender';

export const handle = { permission: 'tender.read' } satisfies PageHandle;

export function loader({ context, params }: Route.LoaderArgs) {
  const id = rowNumber(params.tender);
  return readAs(context, async (read, actor) => {
    const tender = await findTender(read, actor, id);
    const place = await placeOfProject(read, tender.projectId);
    const mayDo = (act: keyof typeof procurementPolicy) => may(procurementPolicy, actor, act, place);
    return {
      tender,
      stage: stageOf(tender, servicesFrom(context).clock.now()),
      lots: await listLots(read, id),
      criteria: await listCriteria(read, id),
      invitees: await listInvitees(read, id),
      offers: await listOffers(read, id),
      changes: await listOfferChanges(read, id),
      today: todayFrom(context),
      mayLead: mayDo('tender.prepare'),
      mayDecide: mayDo('tender.decide'),
    };
  });
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const id = rowNumber(params.tender);
  const form = await request.formData();
  const row = rowNumber(sentText(form, 'row'));
  const reason = sentText(form, 'reason').trim();
  try {
    await actAs(context, async (tx, actor, { clock }) => {
      switch (sentText(form, 'act')) {
        case 'ask': {
          const askedOn = sentDay(sentText(form, 'on'));
          if (askedOn === undefined) throw new Refused('procurement.refused.day');
          return askForOffers(tx, actor, clock, { id, askedOn });
        }
        case 'cancel':
          return cancelTender(tx, actor, clock, { id, reason });
        case 'withdraw':
          return withdrawDecision(tx, actor, clock, { tenderId: id, lotId: row, reason });
        case 'drop-lot':
          return dropLot(tx, actor, clock, id, row);
        case 'drop-criterion':
          return dropCriterion(tx, actor, clock, id, row);
        case 'drop-invitee':
          return dropInvitee(tx, actor, clock, id, row);
        case 'drop-buyer':
          return shareTender(tx, actor, clock, id, { projectId: row, permille: undefined });
        default:
          return undefined;
      }
    });
  } catch (error) {
    return refusedAnswer(error);
  }
  throw redirect(`/${pageRequestFrom(context).language}${tenderAddress(id)}`, 303);
}

export default function TenderPage({ loaderData, actionData }: Route.ComponentProps) {
  const { tender, stage, lots, criteria, invitees, offers, changes, today, mayLead, mayDecide } = loaderData;
  const t = useTexts();
  const address = `/${t.language}${tenderAddress(tender.id)}`;
  const mayArrange = mayLead && stage === 'preparing';
  const isUndecided = lots.every(({ decision }) => decision === null);
  const mayCancel = mayLead && isUndecided && stage !== 'decided' && stage !== 'cancelled';
  return (
    <PurchaseFrame
      kind="tenders"
      title={tender.name}
      lang="fi"
      kicker={
        <>
          <a href={projectWorkAddress(t.language, tender.projectCode, 'purchases')}>{tender.projectCode}</a> ·{' '}
          {t(`procurement.tender-kind.${tender.kind}`)} {stageTag(t, stage)}
        </>
      }
    >
      <RefusalNotice refusal={actionData?.refusal} />
      <TenderNext {...{ tender, stage, lots, criteria, invitees, today, mayLead }} />
      <Section id="facts" title={t('procurement.tender.facts')}>
        <DefinitionList
          items={[
            {
              label: t('procurement.tender.deadline'),
              value: t('procurement.tender.deadline-at', {
                on: t.date(tender.deadlineOn),
                time: shownTime(tender.deadlineTime),
              }),
            },
            ...(tender.askedOn === null
              ? []
              : [{ label: t('procurement.tender.asked-on'), value: t.date(tender.askedOn) }]),
            ...(tender.number === null ? [] : [{ label: t('procurement.form.number.name'), value: tender.number }]),
            ...(tender.terms === null
              ? []
              : [
                  {
                    label: t('procurement.form.terms.name'),
                    value: (
                      <span lang="fi" className="lines">
                        {tender.terms}
                      </span>
                    ),
                  },
                ]),
          ]}
        />
        {mayLead && (stage === 'preparing' || stage === 'open') && (
          <p>
            <a href={`${address}/edit`}>{t('procurement.tender.edit')}</a>
          </p>
        )}
      </Section>
      <Section id="lots" title={t('procurement.tender.lots')}>
        <LotList {...{ tender, stage, lots, criteria, offers, mayLead, mayDecide }} />
      </Section>
      {changes.length > 0 && (
        <Section id="corrections" title={t('procurement.tender.corrections')}>
          <OfferCorrections {...{ changes, offers, lots }} />
        </Section>
      )}
      <Section id="criteria" title={t('procurement.tender.criteria')}>
        <TenderCriteria tenderId={tender.id} criteria={criteria} mayArrange={mayArrange} />
      </Section>
      {tender.kind === 'invited' && (
        <Section id="invitees" title={t('procurement.tender.invitees')}>
          <InviteeList
            tenderId={tender.id}
            invitees={invitees}
            mayInvite={mayArrange || (mayLead && stage === 'open')}
            mayDrop={mayArrange}
          />
        </Section>
      )}
      <Section id="buyers" title={t('procurement.tender.buyers')}>
        <BuyerTable
          buyers={tender.buyers}
          leadingId={tender.projectId}
          address={mayArrange ? tenderAddress(tender.id) : undefined}
        />
      </Section>
      {mayCancel && <CancelForm />}
    </PurchaseFrame>
  );
}

function CancelForm() {
  const t = useTexts();
  return (
    <Disclosure summary={t('procurement.tender.cancel')}>
      <p>{t('procurement.tender.cancel-explained')}</p>
      <form method="post">
        <input type="hidden" name="act" value="cancel" />
        <FormField id="cancel-reason" label={t('procurement.tender.reason')}>
          {(attributes) => <LongInput name="reason" value="" attributes={attributes} />}
        </FormField>
        <button type="submit" className="secondary">
          {t('procurement.tender.cancel')}
        </button>
      </form>
    </Disclosure>
  );
}
