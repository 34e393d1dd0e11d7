import { useTexts } from '#platform/i18n/use-texts.ts';

interface RemoveButtonProps {
  /** As the page it is sent to knows the act. */
  act: string;
  /** Which row is meant. */
  row: number;
  /** What it is called, for those who hear the buttons one after the other. */
  name: string;
}

/** Takes a row out of the record on whose page it stands. */
export function RemoveButton({ act, row, name }: RemoveButtonProps) {
  const t = useTexts();
  return (
    <form method="post" className="inline-form">
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="row" value={row} />
      <button type="submit" className="link">
        {t('procurement.tender.remove')}
        <span className="visually-hidden" lang="fi">
          : {name}
        </span>
      </button>
    </form>
  );
}
