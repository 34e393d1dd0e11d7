import { controlNames, type EditConflict, type FormEntries } from '#features/draft/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { FieldMessage } from '#ui/form-field.tsx';
import { KeptForm } from '#ui/kept-form.tsx';
import { editAddress, editDraftAddress, editFormAddress, editFormKey } from '../edit-address.model.ts';
import type { Form } from '../form.model.ts';
import { Conflicts } from './edit-conflicts.tsx';
import { Sections } from './edit-section.tsx';

interface EditFormProps {
  id: number;
  form: Form;
  entries: FormEntries;
  /** Who types, as the form says it when it is sent. */
  user: string;
  /** The token of the form to which this one is the answer. */
  answers: string | undefined;
  hidden: Readonly<Record<string, string>>;
  /** Remarks by field. */
  messages: Readonly<Record<string, readonly FieldMessage[]>>;
  /** Fields about which a person must decide: then the form shows these alone. */
  conflicts: readonly EditConflict[];
  maySubmit: boolean;
  /** The button to which this page is the answer. */
  pressed: string | undefined;
}

/** A description as a form to fill in, section by section, or as the question which of two changes is to stand. */
export function EditForm(props: EditFormProps) {
  const { id, form, entries, user, answers, hidden, messages, conflicts, maySubmit, pressed } = props;
  const { language } = useTexts();
  const shared = { form, entries, messages };
  return (
    <KeptForm
      draftAddress={editDraftAddress(language, id)}
      user={user}
      formKey={editFormKey(id)}
      signInAddress={`/${language}/sign-in?next=${encodeURIComponent(editFormAddress(language, id))}`}
      answers={answers}
      hidden={hidden}
      actions={<Buttons id={id} maySubmit={maySubmit} pressed={pressed} isAsking={conflicts.length > 0} />}
    >
      {conflicts.length > 0 ? <Conflicts {...shared} conflicts={conflicts} /> : <Sections {...shared} />}
    </KeptForm>
  );
}

interface ButtonsProps extends Pick<EditFormProps, 'id' | 'maySubmit' | 'pressed'> {
  isAsking: boolean;
}

/** Where two texts are to be chosen from, the button that was pressed stands first: with the choice made, it goes on. */
function Buttons({ id, maySubmit, pressed, isAsking }: ButtonsProps) {
  const t = useTexts();
  const acts = ['save' as const, ...(isAsking ? [] : ['check' as const]), ...(maySubmit ? ['submit' as const] : [])];
  const inOrder = isAsking && pressed === 'submit' ? acts.toReversed() : acts;
  return (
    <>
      {inOrder.map((act, at) => (
        <button
          key={act}
          type="submit"
          className={at === 0 ? undefined : 'secondary'}
          name={controlNames.intent}
          value={act}
        >
          {t(`description.form.${act}`)}
        </button>
      ))}
      <a className="button-like" href={`${editAddress(t.language, id)}#changes`}>
        {t('description.form.compare')}
      </a>
    </>
  );
}
