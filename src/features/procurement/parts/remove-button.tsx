import { useId } from 'react';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { Disclosure } from '#ui/disclosure.tsx';
import { FormField } from '#ui/form-field.tsx';
import { LineInput } from '#ui/form-input.tsx';

interface RemoveButtonProps {
  /** As the page it is sent to knows the act. */
  act: string;
  /** Which row is meant. */
  row: number;
  /** What it is called, for those who hear the buttons one after the other. */
  name: string;
  /** Set where it must be said why. */
  asksReason?: boolean;
}

/** Takes a row out of the record on whose page it stands. */
export function RemoveButton({ act, row, name, asksReason = false }: RemoveButtonProps) {
  const t = useTexts();
  const id = useId();
  const called = (
    <>
      {t('procurement.tender.remove')}
      <span className="visually-hidden" lang="fi">
        : {name}
      </span>
    </>
  );
  const form = (
    <form method="post" className={asksReason ? undefined : 'inline-form'}>
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="row" value={row} />
      {asksReason && (
        <FormField id={id} label={t('procurement.form.change-reason.name')}>
          {(attributes) => <LineInput name="reason" value="" attributes={attributes} />}
        </FormField>
      )}
      <button type="submit" className={asksReason ? 'secondary' : 'link'}>
        {called}
      </button>
    </form>
  );
  return asksReason ? <Disclosure summary={called}>{form}</Disclosure> : form;
}
