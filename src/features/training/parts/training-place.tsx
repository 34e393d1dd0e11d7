import { useTexts } from '#platform/i18n/use-texts.ts';
import type { OpenTraining } from '../open-training.model.ts';
import { municipalityInWords } from '../training-words.model.ts';

/** Where a training is: the place as people call it, and its municipality in the language of the page. */
export function TrainingPlace({ training }: { training: Pick<OpenTraining, 'municipalityCode' | 'site'> }) {
  const t = useTexts();
  const municipality = municipalityInWords(t, training);
  const { site } = training;
  return (
    <>
      {site !== null && <span lang="fi">{site}</span>}
      {site !== null && municipality !== undefined && ', '}
      {municipality}
    </>
  );
}
