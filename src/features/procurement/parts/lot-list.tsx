import { measureAddress } from '#features/measure/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { Disclosure } from '#ui/disclosure.tsx';
import { FormField } from '#ui/form-field.tsx';
import { LongInput } from '#ui/form-input.tsx';
import { Section } from '#ui/section.tsx';
import { contractAddress } from '../contract-part.model.ts';
import type { TenderStage } from '../tender.model.ts';
import type { Lot, listCriteria, Offer, Tender } from '../tender.queries.server.ts';
import { tenderAddress } from '../tender-part.model.ts';
import { ComparisonTable } from './comparison-table.tsx';
import { RemoveButton } from './remove-button.tsx';
import { AddOffer } from './tender-next.tsx';

interface LotListProps {
  tender: Tender;
  stage: TenderStage;
  lots: readonly Lot[];
  criteria: Awaited<ReturnType<typeof listCriteria>>;
  /** For all lots; none before the deadline. */
  offers: readonly Offer[];
  mayLead: boolean;
  mayDecide: boolean;
}

/** The lots of a tender, each with its offers, their comparison and what was decided. */
export function LotList(props: LotListProps) {
  const { tender, stage, lots, mayLead } = props;
  const t = useTexts();
  return (
    <>
      {lots.length === 0 && <p>{t('procurement.tender.no-lots')}</p>}
      {lots.map((lot) => (
        <LotSection key={lot.id} lot={lot} {...props} />
      ))}
      {mayLead && stage === 'preparing' && (
        <p>
          <a className="button-like" href={`/${t.language}${tenderAddress(tender.id, 'lots')}`}>
            {t('procurement.tender.add-lot')}
          </a>
        </p>
      )}
      {mayLead && stage === 'comparing' && <AddOffer id={tender.id} />}
    </>
  );
}

function LotSection({ lot, ...props }: LotListProps & { lot: Lot }) {
  const { tender, stage, offers, criteria, mayLead } = props;
  const t = useTexts();
  const isOpened = stage === 'comparing' || stage === 'decided';
  const ofLot = offers.filter(({ lotId }) => lotId === lot.id);
  const mayMend = mayLead && stage === 'comparing' && lot.decision === null;
  return (
    <Section
      id={`lot-${lot.id}`}
      level={3}
      title={`${t('procurement.tender.lot', { number: lot.number })}: ${lot.name}`}
    >
      <LotFacts lot={lot} />
      {stage === 'open' && <p>{t('procurement.tender.sealed', { count: lot.received })}</p>}
      {mayLead && stage === 'preparing' && (
        <p>
          <a href={`/${t.language}${tenderAddress(tender.id, 'lots', lot.id)}`}>
            {t('procurement.contract.edit-of', { name: lot.name })}
          </a>{' '}
          <RemoveButton act="drop-lot" row={lot.id} name={lot.name} />
        </p>
      )}
      {isOpened && (
        <ComparisonTable
          lot={lot}
          criteria={criteria}
          offers={ofLot}
          editHref={mayMend ? (offerId) => `/${t.language}${tenderAddress(tender.id, 'offers', offerId)}` : undefined}
        />
      )}
      {isOpened && <LotDecision lot={lot} hasOffers={ofLot.length > 0} {...props} />}
    </Section>
  );
}

function LotFacts({ lot }: { lot: Lot }) {
  const t = useTexts();
  const facts = [
    lot.places === null ? undefined : t('procurement.tender.lot-places', { count: lot.places }),
    lot.studentDays === null ? undefined : t('procurement.tender.lot-days', { count: lot.studentDays }),
  ].filter((fact) => fact !== undefined);
  return (
    <p>
      {facts.join(', ')}
      {lot.measureId !== null && (
        <>
          {facts.length > 0 && ' · '}
          {t('procurement.contract.measure')}:{' '}
          <a href={measureAddress(t.language, lot.measureId)} lang="fi">
            {lot.measureName}
          </a>
        </>
      )}
    </p>
  );
}

type LotDecisionProps = Omit<LotListProps, 'lots' | 'offers'> & { lot: Lot; hasOffers: boolean };

function LotDecision({ lot, tender, stage, criteria, hasOffers, mayLead, mayDecide }: LotDecisionProps) {
  const t = useTexts();
  const address = `/${t.language}${tenderAddress(tender.id)}/lots/${lot.id}`;
  if (lot.decision === null) {
    const mayScore = mayLead && hasOffers && criteria.some(({ isPrice }) => !isPrice);
    return stage === 'comparing' ? (
      <ul className="actions">
        {mayScore && (
          <li>
            <a href={`${address}/points`}>{t('procurement.tender.give-points')}</a>
          </li>
        )}
        {mayDecide && (
          <li>
            <a href={`${address}/decision`}>{t('procurement.tender.decide')}</a>
          </li>
        )}
      </ul>
    ) : null;
  }
  const { offerId, providerName, totalCents, reason, decidedOn } = lot.decision;
  const on = t.date(decidedOn);
  return (
    <>
      <p>
        <strong>
          {offerId === null
            ? t('procurement.tender.none-accepted', { on })
            : t('procurement.tender.accepted', { on, provider: providerName ?? '', total: t.euro(totalCents ?? 0) })}
        </strong>{' '}
        <span lang="fi">{reason}</span>
      </p>
      {lot.contractId !== null && (
        <p>
          <a href={`/${t.language}${contractAddress(lot.contractId)}`}>{t('procurement.tender.contract')}</a>
        </p>
      )}
      {mayLead && offerId !== null && lot.contractId === null && (
        <p>
          <a className="button-like" href={`${address}/contract`}>
            {t('procurement.tender.make-contract')}
          </a>
        </p>
      )}
      {mayLead && offerId !== null && lot.measureId === null && (
        <p>
          <a
            href={
              lot.contractId === null
                ? `${address}/measure`
                : `/${t.language}${contractAddress(lot.contractId)}/measure/${tender.projectCode}`
            }
          >
            {t('procurement.contract.make-measure')}
          </a>
        </p>
      )}
      {mayDecide && lot.contractId === null && <WithdrawForm lot={lot} />}
    </>
  );
}

function WithdrawForm({ lot }: { lot: Lot }) {
  const t = useTexts();
  return (
    <Disclosure summary={t('procurement.tender.withdraw-title', { lot: lot.name })}>
      <p>{t('procurement.tender.withdraw-explained')}</p>
      <form method="post">
        <input type="hidden" name="act" value="withdraw" />
        <input type="hidden" name="row" value={lot.id} />
        <FormField id={`withdraw-reason-${lot.id}`} label={t('procurement.tender.reason')}>
          {(attributes) => <LongInput name="reason" value="" attributes={attributes} />}
        </FormField>
        <button type="submit" className="secondary">
          {t('procurement.tender.withdraw')}
        </button>
      </form>
    </Disclosure>
  );
}
