import type { ReactNode } from 'react';
import { useTexts } from '#platform/i18n/use-texts.ts';

interface KeptFormProps {
  /** Where the script sends what is typed. */
  draftAddress: string;
  /** Who types, and into which form: nobody else sees the copy on this device. */
  user: string;
  formKey: string;
  /** Where one signs in again, in another window. */
  signInAddress: string;
  /** The opening of the form that this page answers, when it is the answer to a form. */
  answers?: string | undefined;
  hidden: Readonly<Record<string, string>>;
  /** The buttons, which stay in sight. */
  actions: ReactNode;
  children: ReactNode;
}

/** A form that loses nothing: the script keeps on the server, and without connection on the device, what is typed into it. */
export function KeptForm(props: KeptFormProps) {
  const { draftAddress, user, formKey, signInAddress, answers, hidden, actions, children } = props;
  const t = useTexts();
  const texts = {
    typing: t('ui.kept-form.typing'),
    offline: t('ui.kept-form.offline'),
    failing: t('ui.kept-form.failing'),
    notSent: t('ui.kept-form.not-sent'),
    fault: t('ui.kept-form.failing'),
    tooLong: t('ui.kept-form.too-long'),
    nowhere: t('ui.kept-form.nowhere'),
    signedOut: t('ui.kept-form.signed-out'),
    otherUser: t('ui.kept-form.other-user'),
    refused: t('ui.kept-form.refused'),
    leaveUnsaved: t('ui.kept-form.leave-unsaved'),
  };
  return (
    <form
      className="kept-form"
      method="post"
      data-kept-form={formKey}
      data-user={user}
      data-draft-address={draftAddress}
      data-answers={answers}
      data-texts={JSON.stringify(texts)}
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <OnDevice />
      {children}
      <div className="kept-actions">
        <div className="buttons">{actions}</div>
        <p className="kept-state" role="status" data-kept-state />
        <p hidden data-kept-sign-in>
          <a href={signInAddress} target="_blank" rel="noopener">
            {t('ui.kept-form.sign-in')}
          </a>
        </p>
      </div>
    </form>
  );
}

/** Shown by the script when this device has text that the server has not, and cannot take unasked. */
function OnDevice() {
  const t = useTexts();
  return (
    <div className="notice warning" hidden data-kept-on-device>
      <div>
        <p className="notice-title">{t('ui.kept-form.on-device-title')}</p>
        <p>{t('ui.kept-form.on-device')}</p>
        <p className="buttons">
          <button type="button" className="secondary" data-kept-use>
            {t('ui.kept-form.use')}
          </button>
          <button type="button" className="secondary" data-kept-drop>
            {t('ui.kept-form.drop')}
          </button>
        </p>
      </div>
    </div>
  );
}
