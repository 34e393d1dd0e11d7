import { useTexts } from '#platform/i18n/use-texts.ts';
import type { Role } from '#platform/permission/actor.ts';
import { findSheetKind } from '../kind-registry.ts';

interface SenderListProps {
  senders: readonly { readonly kindId: string; readonly roles: readonly Role[] }[];
}

/** For those who may send nothing: who may. */
export function SenderList({ senders }: SenderListProps) {
  const t = useTexts();
  return (
    <>
      <p>{t('sheet.list.senders-explained')}</p>
      <ul>
        {senders.map(({ kindId, roles }) => {
          const kind = findSheetKind(kindId);
          const names = roles.map((role) => t(`access.role.${role}`)).join(', ');
          return (
            kind && <li key={kindId}>{t('sheet.list.senders-of', { kind: t(`${kind.text}.title`), roles: names })}</li>
          );
        })}
      </ul>
    </>
  );
}
