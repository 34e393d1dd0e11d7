import { measureAddress } from '#features/measure/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { FormField } from '#ui/form-field.tsx';
import type { BoughtMeasure, MeasureToBuy } from '../contract.queries.server.ts';
import { RemoveButton } from './remove-button.tsx';

interface ContractMeasuresProps {
  measures: readonly BoughtMeasure[];
  /** Measures of the buyers that are not bought with it. */
  toBuy: readonly MeasureToBuy[];
  mayEdit: boolean;
}

/** The measures that are bought with a contract, and the form by which one is added. */
export function ContractMeasures({ measures, toBuy, mayEdit }: ContractMeasuresProps) {
  const t = useTexts();
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
