import { regionMapBox, regionShapes } from '#features/codelist/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { RegionMap } from '#ui/region-map.tsx';
import { Section } from '#ui/section.tsx';
import { countsOf, type OpenTraining, type TrainingQuestion, trainingQuery } from '../open-training.model.ts';
import { valueInWords } from '../training-words.model.ts';

interface TrainingsMapProps {
  trainings: readonly OpenTraining[];
  question: TrainingQuestion;
}

/** How many of the trainings are in each region; each region opens its own. The same numbers stand among the choices. */
export function TrainingsMap({ trainings, question }: TrainingsMapProps) {
  const t = useTexts();
  const counts = countsOf(trainings, question, 'region');
  const addressOf = (region: string) =>
    `/${t.language}/training${trainingQuery({ ...question, chosen: { ...question.chosen, region: [region] }, page: 1 })}`;
  return (
    <Section id="map" title={t('training.list.map')}>
      <RegionMap
        id="trainings-map"
        title={t('training.list.map')}
        hideTitle
        box={regionMapBox}
        areas={regionShapes.map(({ code, path, labelX, labelY }) => ({
          key: code,
          name: valueInWords(t, 'region', code),
          path,
          labelX,
          labelY,
          value: counts.get(code) ?? 0,
          href: addressOf(code),
          isSelected: question.chosen.region.includes(code),
        }))}
        format={(value) => t.number(value)}
        credit={t('training.list.map-credit')}
      />
    </Section>
  );
}
