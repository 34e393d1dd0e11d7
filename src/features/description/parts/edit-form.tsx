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
  hidden: Readonly<Record<string, string>>;
  /** Remarks by field. */
  messages: Readonly<Record<string, readonly FieldMessage[]>>;
  /** Fields about which a person must decide: then the form shows these alone. */
  conflicts: readonly EditConflict[];
  maySubmit: boolean;
}

/** A description as a form to fill in, section by section, or as the question which of two changes is to stand. */
export function EditForm({ id, form, entries, user, hidden, messages, conflicts, maySubmit }: EditFormProps) {
  const { language } = useTexts();
  const shared = { form, entries, messages };
  return (
    <KeptForm
      draftAddress={editDraftAddress(language, id)}
      user={user}
      formKey={editFormKey(id)}
      signInAddress={`/${language}/sign-in?next=${encodeURIComponent(editFormAddress(language, id))}`}
      hidden={hidden}
      actions={<Buttons id={id} maySubmit={maySubmit} isAsking={conflicts.length > 0} />}
    >
      {conflicts.length > 0 ? <Conflicts {...shared} conflicts={conflicts} /> : <Sections {...shared} />}
    </KeptForm>
  );
}

function Buttons({ id, maySubmit, isAsking }: { id: number; maySubmit: boolean; isAsking: boolean }) {
  const t = useTexts();
  const intent = controlNames.intent;
  return (
    <>
      <button type="submit" name={intent} value="save">
        {t('description.form.save')}
      </button>
      {!isAsking && (
        <button type="submit" className="secondary" name={intent} value="check">
          {t('description.form.check')}
        </button>
      )}
      {!isAsking && maySubmit && (
        <button type="submit" className="secondary" name={intent} value="submit">
          {t('description.form.submit')}
        </button>
      )}
      <a className="button-like" href={`${editAddress(t.language, id)}#changes`}>
        {t('description.form.compare')}
      </a>
    </>
  );
}
