import { useTexts } from '#platform/i18n/use-texts.ts';
import { Notice } from '#ui/notice.tsx';
import type { ContractVersion } from '../contract-version.model.ts';

interface AsOfProps {
  /** Where the contract is, with the language. */
  address: string;
  /** The day (ISO) as of which it is shown; `undefined` for what is agreed by now. */
  on: string | undefined;
  /** What is agreed by now. */
  newest: ContractVersion;
  today: string;
}

/** Of which day a signed contract is shown, and what is still to come into force. */
export function ContractAsOf({ address, on, newest, today }: AsOfProps) {
  const t = useTexts();
  return (
    <>
      {on === undefined && newest.inForceFrom > today && (
        <Notice kind="info" title={t('procurement.contract.versions')}>
          <p>
            {t('procurement.contract.coming', { number: newest.number, from: t.date(newest.inForceFrom) })}{' '}
            <a href={`${address}?on=${today}`}>{t('procurement.contract.coming-until')}</a>
          </p>
        </Notice>
      )}
      <form className="search-form" action={address} method="get">
        <label htmlFor="as-of">{t('procurement.contract.on')}</label>
        <p className="hint" id="as-of-hint">
          {t('procurement.contract.on-hint')}
        </p>
        <div className="search-row">
          <input id="as-of" name="on" type="date" defaultValue={on ?? today} required aria-describedby="as-of-hint" />
          <button type="submit" className="secondary">
            {t('procurement.contract.on-show')}
          </button>
        </div>
        {on !== undefined && (
          <p>
            <a href={address}>{t('procurement.contract.on-now')}</a>
          </p>
        )}
      </form>
    </>
  );
}
