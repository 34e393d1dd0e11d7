import { DraftNotice } from '#features/draft/public.parts.ts';
import type { Refused } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DefinitionList } from '#ui/definition-list.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { Notice } from '#ui/notice.tsx';
import { Prose } from '#ui/prose.tsx';
import { editAddress, editFormAddress, editFormKey } from '../edit-address.model.ts';
import { textsFrom } from '../edit-form.model.ts';
import type { EditFormPage } from '../edit-form-page.queries.server.ts';
import { type Form, fieldsOf, fieldTitle } from '../form.model.ts';
import { EditFormHead } from './edit-form-head.tsx';

/** That the form was saved, and what came with it from somebody else. */
export function SavedNotice({ form, joined }: { form: Form; joined: readonly string[] }) {
  const t = useTexts();
  const titles = fieldsOf(form).flatMap(({ id }) => (joined.includes(id) ? fieldTitle(form, id, t.language) : []));
  return (
    <Notice kind="success" title={t('description.form.saved')}>
      {titles.length > 0 && <p>{t('description.form.joined', { fields: titles.join('; ') })}</p>}
    </Notice>
  );
}

/** Text that no field recognises, to read: it stays where it stands. */
export function UnrecognisedText({ form, texts }: { form: Form; texts: readonly string[] }) {
  const t = useTexts();
  if (texts.length === 0) return null;
  return (
    <Disclosure summary={t('description.form.unrecognised-title')}>
      <p>{t('description.form.unrecognised')}</p>
      {texts.map((text, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a piece of text has no name but its place
        <Prose key={at} text={text} lang={form.language} />
      ))}
    </Disclosure>
  );
}

/** Why a form that was sent was not saved; what was typed is in the form again. */
export function NotSaved({ refusal: { code, details } }: { refusal: Pick<Refused, 'code' | 'details'> }) {
  const t = useTexts();
  return (
    <Notice kind="error" title={t('description.form.not-sent')}>
      <p>{(t as (key: string, details: object) => string)(code, details)}</p>
      <p>{t('description.form.text-is-kept')}</p>
    </Notice>
  );
}

/** Instead of the form: why the description cannot be edited now, and what became of what was typed. */
export function NotEditable({ page, form }: { page: EditFormPage; form: Form }) {
  const t = useTexts();
  return (
    <>
      <EditFormHead page={page} form={form} isAsking={false} />
      <Notice kind="warning" title={t('description.form.not-editable-title')}>
        <p>{t('description.refused.state-edit')}</p>
        <p>
          <a href={editAddress(t.language, page.id)}>{t('description.form.to-edit')}</a>
        </p>
      </Notice>
      <DraftNotice formKey={editFormKey(page.id)} address={editFormAddress(t.language, page.id)} draft={page.draft} />
      <UnsavedText page={page} form={form} />
    </>
  );
}

/** What somebody has typed and cannot save now, to read and to copy. */
function UnsavedText({ page, form }: { page: EditFormPage; form: Form }) {
  const { entries, base } = page.filled;
  const typed = textsFrom(form, base, entries);
  const items = fieldsOf(form).flatMap(({ id }) => {
    const text = typed[id];
    if (!page.draft || text === undefined || text === base[id]) return [];
    return [{ label: fieldTitle(form, id, form.language), value: <Prose text={text} lang={form.language} /> }];
  });
  return items.length === 0 ? null : <DefinitionList items={items} />;
}
