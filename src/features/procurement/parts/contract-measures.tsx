import { measureAddress } from '#features/measure/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { FormField } from '#ui/form-field.tsx';
import type { BoughtMeasure, MeasureToBuy } from '../contract.queries.server.ts';
import { RemoveButton } from './remove-button.tsx';

interface ContractMeasuresProps {
  measures: readonly BoughtMeasure[];
  /** Measures of the buyers that are not bought with it. */
  toBuy: readonly MeasureToBuy[];
  /** The codes of the projects that pay, and where the contract is, below `/<language>`; for whom may add measures. */
  buyers: readonly string[];
  address: string | undefined;
}

/** The measures that are bought with a contract, and the form by which one is added. */
export function ContractMeasures({ measures, toBuy, buyers, address }: ContractMeasuresProps) {
  const t = useTexts();
  const mayEdit = address !== undefined;
  return (
    <>
      {measures.length === 0 ? (
        <p>{t('procurement.contract.no-measures')}</p>
      ) : (
        <ul>
          {measures.map(({ id, name, projectCode, startsOn, endsOn }) => (
            <li key={id}>
              <a href={measureAddress(t.language, id)} lang="fi">
                {name}
              </a>{' '}
              {projectCode} {startsOn !== null && `${t.date(startsOn)} – ${endsOn === null ? '' : t.date(endsOn)}`}{' '}
              {mayEdit && <RemoveButton act="unlink-measure" row={id} name={name} />}
            </li>
          ))}
        </ul>
      )}
      {mayEdit && (
        <ul className="actions">
          {buyers.map((code) => (
            <li key={code}>
              <a
                className={measures.length === 0 ? 'button-like' : undefined}
                href={`/${t.language}${address}/measure/${code}`}
              >
                {buyers.length === 1
                  ? t('procurement.contract.make-measure')
                  : t('procurement.contract.make-measure-for', { code })}
              </a>
            </li>
          ))}
        </ul>
      )}
      {mayEdit && toBuy.length > 0 && (
        <form method="post">
          <input type="hidden" name="act" value="link-measure" />
          <FormField id="row" label={t('procurement.contract.measure')}>
            {(attributes) => (
              <select {...attributes} name="row">
                {toBuy.map(({ id, name, startsOn }) => (
                  <option key={id} value={id} lang="fi">
                    {startsOn === null ? name : `${name}, ${t.date(startsOn)}`}
                  </option>
                ))}
              </select>
            )}
          </FormField>
          <button type="submit" className="secondary">
            {t('procurement.contract.add-measure')}
          </button>
        </form>
      )}
    </>
  );
}
