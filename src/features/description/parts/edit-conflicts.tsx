import { controlNames, type EditConflict, sentValue } from '#features/draft/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { Prose } from '#ui/prose.tsx';
import { choiceName } from '../edit-conflict.model.ts';
import { type Field, fieldsOf, fieldTitle } from '../form.model.ts';
import { EditField } from './edit-field.tsx';
import type { FieldsProps } from './edit-section.tsx';

interface ConflictsProps extends FieldsProps {
  conflicts: readonly EditConflict[];
}

/** For each field the three texts side by side, the choice, and the input to write anew; the other fields travel unseen. */
export function Conflicts({ form, entries, messages, conflicts }: ConflictsProps) {
  const fields = fieldsOf(form);
  const shown = new Set(conflicts.map(({ field }) => field));
  const isShown = (name: string) => {
    const [kind, field = ''] = name.split('.');
    return (kind === 'f' || kind === 'choose') && shown.has(field);
  };
  return (
    <>
      {entries
        .filter(([name]) => !isShown(name) && !isAlreadyHidden(name))
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      {conflicts.map((conflict) => {
        const field = fields.find(({ id }) => id === conflict.field);
        return (
          field && (
            <ConflictView
              key={field.id}
              form={form}
              field={field}
              conflict={conflict}
              entries={entries}
              messages={messages}
            />
          )
        );
      })}
    </>
  );
}

function isAlreadyHidden(name: string): boolean {
  return Object.values(controlNames).some((control) => control === name);
}

interface ConflictViewProps extends FieldsProps {
  field: Field;
  conflict: EditConflict;
}

function ConflictView({ form, field, conflict, entries, messages }: ConflictViewProps) {
  const t = useTexts();
  const name = fieldTitle(form, field.id, form.language);
  const chosen = sentValue(entries, choiceName(field.id));
  return (
    <section aria-labelledby={`conflict-${field.id}`}>
      <h2 id={`conflict-${field.id}`} lang={form.language}>
        {name}
      </h2>
      <div className="side-by-side">
        <Told title={t('description.form.conflict-base')} text={conflict.base} lang={form.language} />
        <Told title={t('description.form.conflict-theirs')} text={conflict.theirs} lang={form.language} />
        <Told title={t('description.form.conflict-mine')} text={conflict.mine} lang={form.language} />
      </div>
      <fieldset className="form-field">
        <legend>{t('description.form.conflict-choose', { field: name })}</legend>
        {(['theirs', 'mine'] as const).map((whose) => (
          <div key={whose} className="option">
            <input
              type="radio"
              id={whose === 'theirs' ? choiceId(field.id) : `${choiceId(field.id)}-mine`}
              name={choiceName(field.id)}
              value={whose}
              defaultChecked={chosen === whose}
            />
            <label htmlFor={whose === 'theirs' ? choiceId(field.id) : `${choiceId(field.id)}-mine`}>
              {t(`description.form.choose-${whose}`)}
            </label>
          </div>
        ))}
      </fieldset>
      <EditField form={form} field={field} entries={entries} messages={messages[field.id] ?? []} />
    </section>
  );
}

/** The first of the buttons by which one chooses, for links to it. */
export function choiceId(field: string): string {
  return `choose-${field}`;
}

function Told({ title, text, lang }: { title: string; text: string | undefined; lang: string }) {
  const t = useTexts();
  return (
    <div>
      <h3>{title}</h3>
      {text ? <Prose text={text} lang={lang} /> : <p>{t('description.form.conflict-empty')}</p>}
    </div>
  );
}
