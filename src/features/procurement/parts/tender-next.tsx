import { shownTime } from '#features/sheet/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { FormField } from '#ui/form-field.tsx';
import { LineInput } from '#ui/form-input.tsx';
import { Notice } from '#ui/notice.tsx';
import { asksTooEarly, type TenderStage } from '../tender.model.ts';
import type { Lot, listCriteria, Tender } from '../tender.queries.server.ts';
import type { Invitee } from '../tender-invitee.model.ts';
import { tenderAddress } from '../tender-part.model.ts';

interface TenderNextProps {
  tender: Tender;
  stage: TenderStage;
  lots: readonly Lot[];
  criteria: Awaited<ReturnType<typeof listCriteria>>;
  invitees: readonly Invitee[];
  /** As ISO. */
  today: string;
  mayLead: boolean;
}

/** What is to be done next with a tender, on top of its page, with the way there. */
export function TenderNext(props: TenderNextProps) {
  const { tender, stage, lots, mayLead } = props;
  const t = useTexts();
  if (stage === 'cancelled') {
    return (
      <Notice kind="info" title={t('procurement.tender.cancelled')}>
        <p>{tender.cancelReason}</p>
      </Notice>
    );
  }
  if (!mayLead) return null;
  const waitsForContract = lots.some(({ decision, contractId }) => decision?.offerId && contractId === null);
  return (
    <Notice kind={stage === 'decided' && !waitsForContract ? 'success' : 'info'} title={t('procurement.tender.next')}>
      {stage === 'preparing' && <Preparing {...props} />}
      {stage === 'open' && (
        <>
          <p>
            {t('procurement.tender.next-receive', {
              on: t.date(tender.deadlineOn),
              time: shownTime(tender.deadlineTime),
            })}
          </p>
          <AddOffer id={tender.id} />
        </>
      )}
      {stage === 'comparing' && <p>{t('procurement.tender.next-compare')}</p>}
      {stage === 'decided' && (
        <p>{t(waitsForContract ? 'procurement.tender.next-contract' : 'procurement.tender.next-none')}</p>
      )}
    </Notice>
  );
}

function Preparing({ tender, lots, criteria, invitees, today }: TenderNextProps) {
  const t = useTexts();
  const obstacles = asksTooEarly({ kind: tender.kind, lots, criteria, invitees });
  if (obstacles.length > 0) {
    return (
      <>
        <p>{t('procurement.tender.next-prepare')}</p>
        <ul>
          {obstacles.map((obstacle) => (
            <li key={obstacle}>{t(`procurement.obstacle.${obstacle}`)}</li>
          ))}
        </ul>
      </>
    );
  }
  return (
    <>
      <p>{t('procurement.tender.next-ask')}</p>
      <form method="post">
        <input type="hidden" name="act" value="ask" />
        <FormField id="on" label={t('procurement.tender.asked-on')} hint={t('procurement.form.day')}>
          {(attributes) => (
            <LineInput
              name="on"
              value={t.date(today < tender.deadlineOn ? today : tender.deadlineOn)}
              attributes={attributes}
              of="date"
            />
          )}
        </FormField>
        <button type="submit">{t('procurement.tender.ask')}</button>
      </form>
    </>
  );
}

/** The way to the form of an offer. */
export function AddOffer({ id }: { id: number }) {
  const t = useTexts();
  return (
    <p>
      <a className="button-like" href={`/${t.language}${tenderAddress(id, 'offers')}`}>
        {t('procurement.tender.add-offer')}
      </a>
    </p>
  );
}
