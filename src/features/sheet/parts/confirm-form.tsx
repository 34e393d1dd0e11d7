import { useTexts } from '#platform/i18n/use-texts.ts';
import { Section } from '#ui/section.tsx';
import { rowsToRecord, type SheetImport } from '../sheet-import.model.ts';

/** The button that has the good rows taken in. */
export function ConfirmForm({ sheet }: { sheet: SheetImport }) {
  const t = useTexts();
  const { newRows, changedRows } = sheet;
  const both = newRows > 0 && changedRows > 0 ? 'yes' : 'no';
  const count = rowsToRecord(sheet);
  if (count === 0) return null;
  return (
    <Section id="confirm" title={t('sheet.confirm.title')}>
      <p>{t('sheet.confirm.explained', { fresh: newRows, changed: changedRows, both })}</p>
      <form className="action-form" method="post">
        <input type="hidden" name="act" value="confirm" />
        <button type="submit">{t('sheet.confirm.button', { count })}</button>
      </form>
    </Section>
  );
}

/** The button that gives an import up. */
export function DiscardForm() {
  const t = useTexts();
  return (
    <Section id="discard" title={t('sheet.discard.title')}>
      <p>{t('sheet.discard.explained')}</p>
      <form className="action-form" method="post">
        <input type="hidden" name="act" value="discard" />
        <button type="submit" className="secondary">
          {t('sheet.discard.button')}
        </button>
      </form>
    </Section>
  );
}
