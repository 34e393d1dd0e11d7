import { useTexts } from '#platform/i18n/use-texts.ts';
import { ResultList } from '#ui/result-list.tsx';
import { Tag } from '#ui/tag.tsx';
import type { OpenTraining } from '../open-training.model.ts';
import { trainingAddress } from '../training-address.model.ts';
import { daysInWords, placeInWords } from '../training-words.model.ts';
import { TrainingPlace } from './training-place.tsx';

/** Open trainings, each with what one chooses by. */
export function TrainingList({ trainings }: { trainings: readonly OpenTraining[] }) {
  const t = useTexts();
  return (
    <ResultList
      items={trainings.map((training) => {
        const { id, name, kind, provider, applyUntil, isComing } = training;
        const place = placeInWords(t, training);
        return {
          key: String(id),
          title: name,
          lang: 'fi',
          href: trainingAddress(t.language, id),
          marks: (
            <>
              <Tag>{t(`measure.kind.${kind}`)}</Tag>
              {isComing && <Tag tone="warning">{t('training.page.coming')}</Tag>}
            </>
          ),
          facts: [
            { label: t('training.page.days'), value: daysInWords(t, training) },
            ...(place === ''
              ? []
              : [{ label: t('training.page.place'), value: <TrainingPlace training={training} /> }]),
            ...(provider === null
              ? []
              : [{ label: t('training.page.provider'), value: <span lang="fi">{provider}</span> }]),
            ...(isComing
              ? []
              : [
                  {
                    label: t('training.page.apply-until'),
                    value: applyUntil === null ? t('training.page.apply-any-time') : t.date(applyUntil),
                  },
                ]),
          ],
        };
      })}
    />
  );
}
