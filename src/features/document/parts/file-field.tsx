import { useTexts } from '#platform/i18n/use-texts.ts';
import { FormField } from '#ui/form-field.tsx';
import { largestFileBytes } from '../document.model.ts';
import { takenExtensions } from '../file-type.model.ts';
import type { FileProblem } from '../sent-file.server.ts';

/** Chooses the file that is sent, and says which are taken. */
export function FileField({ problem }: { problem: FileProblem | undefined }) {
  const t = useTexts();
  const hint = t('document.file.hint', { types: takenExtensions.join(', '), size: t.fileSize(largestFileBytes) });
  return (
    <FormField
      id="file"
      label={t('document.file.label')}
      hint={hint}
      messages={problem ? [{ kind: 'error', text: t(`document.file.problem.${problem}`) }] : []}
    >
      {(attributes) => (
        <input
          {...attributes}
          type="file"
          name="file"
          accept={takenExtensions.map((extension) => `.${extension}`).join(',')}
        />
      )}
    </FormField>
  );
}
