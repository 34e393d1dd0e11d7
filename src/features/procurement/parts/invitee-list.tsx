import { useTexts } from '#platform/i18n/use-texts.ts';
import type { Invitee } from '../tender-invitee.model.ts';
import { tenderAddress } from '../tender-part.model.ts';
import { RemoveButton } from './remove-button.tsx';

interface InviteeListProps {
  tenderId: number;
  invitees: readonly Invitee[];
  /** Also once offers are asked for, until the deadline. */
  mayInvite: boolean;
  mayDrop: boolean;
}

/** Whom an invited tender asks for offers. */
export function InviteeList({ tenderId, invitees, mayInvite, mayDrop }: InviteeListProps) {
  const t = useTexts();
  return (
    <>
      {invitees.length === 0 ? (
        <p>{t('procurement.tender.no-invitees')}</p>
      ) : (
        <ul>
          {invitees.map(({ id, name, askedOn }) => (
            <li key={id}>
              <span lang="fi">{name}</span>
              {askedOn !== null && ` (${t('procurement.tender.invited-on', { on: t.date(askedOn) })})`}{' '}
              {mayDrop && <RemoveButton act="drop-invitee" row={id} name={name} />}
            </li>
          ))}
        </ul>
      )}
      {mayInvite && (
        <p>
          <a
            className={invitees.length === 0 ? 'button-like' : undefined}
            href={`/${t.language}${tenderAddress(tenderId, 'invitees')}`}
          >
            {t('procurement.tender.add-invitee')}
          </a>
        </p>
      )}
    </>
  );
}
