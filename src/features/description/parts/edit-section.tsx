import type { FormEntries } from '#features/draft/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { FieldMessage } from '#ui/form-field.tsx';
import { type Field, type Form, type Section, sectionsOf, withoutNumber } from '../form.model.ts';
import { EditField } from './edit-field.tsx';

export interface FieldsProps {
  form: Form;
  entries: FormEntries;
  /** Remarks by field. */
  messages: Readonly<Record<string, readonly FieldMessage[]>>;
}

/** The sections that one fills in: all but the title of the form. */
export function sectionsToFill(form: Form): Section[] {
  return sectionsOf(form).filter(({ heading }) => heading?.rank !== 'preamble' && heading?.rank !== 'title');
}

export function sectionId({ heading }: Section): string {
  return `section-${heading?.id ?? 'first'}`;
}

/** The fields under their headings. */
export function Sections({ form, entries, messages }: FieldsProps) {
  return sectionsToFill(form).map((section) => {
    const fields = section.blocks.filter((block): block is Field => block.block === 'field');
    return (
      <section key={sectionId(section)} aria-labelledby={sectionId(section)}>
        <SectionHeading form={form} section={section} />
        {fields.map((field) => (
          <EditField
            key={field.id}
            form={form}
            field={field}
            entries={entries}
            messages={messages[field.id] ?? []}
            hideLabel={field.labels.fi === '' && fields.length === 1}
          />
        ))}
      </section>
    );
  });
}

/** The heading in the form's language, and for readers of another one what it says. */
function SectionHeading({ form, section }: { form: Form; section: Section }) {
  const { language } = useTexts();
  const { heading } = section;
  if (!heading) return null;
  const Level = heading.rank === 'heading' ? 'h2' : 'h3';
  return (
    <>
      <Level id={sectionId(section)} lang={form.language} tabIndex={-1}>
        {heading.labels[form.language]}
      </Level>
      {language !== form.language && <p className="hint">{withoutNumber(heading.labels[language])}</p>}
    </>
  );
}
