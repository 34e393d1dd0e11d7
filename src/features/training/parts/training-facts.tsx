import { useTexts } from '#platform/i18n/use-texts.ts';
import { DefinitionList } from '#ui/definition-list.tsx';
import { Section } from '#ui/section.tsx';
import type { OpenTraining } from '../open-training.model.ts';
import { daysInWords, placeInWords } from '../training-words.model.ts';
import { TrainingPlace } from './training-place.tsx';

/** What is told of a training; what is not known is left out. */
export function TrainingFacts({ training }: { training: OpenTraining }) {
  const t = useTexts();
  const { field, shape, seats, freeSeats, provider, projectCode, projectName } = training;
  const place = placeInWords(t, training);
  return (
    <Section id="facts" title={t('training.page.facts')}>
      <DefinitionList
        items={[
          { label: t('training.page.days'), value: daysInWords(t, training) },
          ...(place === '' ? [] : [{ label: t('training.page.place'), value: <TrainingPlace training={training} /> }]),
          ...(field === null ? [] : [{ label: t('training.facet.field'), value: t(`measure.field.${field}`) }]),
          { label: t('training.page.shape'), value: t(`measure.shape.${shape}`) },
          ...(seats === null
            ? []
            : [
                {
                  label: t('training.page.seats'),
                  value: t.number(seats),
                  note: freeSeats === null ? undefined : t('training.page.free-seats', { count: freeSeats }),
                },
              ]),
          ...(provider === null
            ? []
            : [{ label: t('training.page.provider'), value: <span lang="fi">{provider}</span> }]),
          ...(projectCode === null
            ? []
            : [
                {
                  label: t('training.page.project'),
                  value: (
                    <a href={`/${t.language}/projects/${projectCode}`}>
                      <span lang="fi">{projectName}</span> ({projectCode})
                    </a>
                  ),
                },
              ]),
        ]}
      />
    </Section>
  );
}
