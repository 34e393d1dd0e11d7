import type { ComponentProps } from 'react';
import { EntryForm } from '#features/entry/public.parts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { applying, credited, daysAndPlace } from '../measure-form.model.ts';

type MeasureEntryFormProps = Omit<ComponentProps<typeof EntryForm>, 'sections' | 'save'>;

/** The form of a measure: what it is, when and where, and how one applies. */
export function MeasureEntryForm(props: MeasureEntryFormProps) {
  const t = useTexts();
  return (
    <EntryForm
      {...props}
      save={t('measure.form.save')}
      sections={[
        { title: t('measure.form.days-and-place'), columns: daysAndPlace },
        { title: t('measure.form.applying'), columns: applying },
        { title: t('measure.form.credited'), columns: credited },
      ]}
    />
  );
}
