import { useTexts } from '#platform/i18n/use-texts.ts';
import { findSheetKind } from '../kind-registry.ts';
import { sendAddress, templateAddress } from '../sheet-import.model.ts';

/** What may be sent in, each with the way to send it and the template to fill in. */
export function KindList({ kindIds }: { kindIds: readonly string[] }) {
  const t = useTexts();
  const kinds = kindIds.flatMap((id) => findSheetKind(id) ?? []);
  return (
    <ul className="sheet-kinds">
      {kinds.map(({ id, text }) => (
        <li key={id}>
          <h3>
            <a href={sendAddress(t.language, id)}>{t(`${text}.title`)}</a>
          </h3>
          <p>{t(`${text}.lead`)}</p>
          <p>
            <a href={templateAddress(t.language, id)}>{t('sheet.send.template-link')}</a>
          </p>
          <p>
            <a href={`${sendAddress(t.language, id)}/one`}>{t('sheet.send.one-link')}</a>
          </p>
        </li>
      ))}
    </ul>
  );
}
