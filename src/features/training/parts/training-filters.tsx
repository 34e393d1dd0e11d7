import { useTexts } from '#platform/i18n/use-texts.ts';
import { ChoiceGroup } from '#ui/choice-group.tsx';
import { countsOf, type OpenTraining, type TrainingQuestion, trainingFacets } from '../open-training.model.ts';
import { valueInWords } from '../training-words.model.ts';

interface TrainingFiltersProps {
  trainings: readonly OpenTraining[];
  question: TrainingQuestion;
  /** Id of the form that asks the question. */
  form: string;
}

/** All by which the list can be narrowed, with the number of trainings that each choice gives. */
export function TrainingFilters({ trainings, question, form }: TrainingFiltersProps) {
  const t = useTexts();
  return (
    <aside className="filters" aria-labelledby="filters">
      <h2 id="filters">{t('training.list.narrow')}</h2>
      {trainingFacets.map((facet) => {
        const counts = countsOf(trainings, question, facet);
        const values = [...new Set([...counts.keys(), ...question.chosen[facet]])];
        const choices = values
          .map((value) => ({
            value,
            label: valueInWords(t, facet, value),
            count: t.number(counts.get(value) ?? 0),
            chosen: question.chosen[facet].includes(value),
          }))
          .toSorted((a, b) => a.label.localeCompare(b.label, t.language));
        if (choices.length === 0) return null;
        return (
          <ChoiceGroup key={facet} name={facet} legend={t(`training.facet.${facet}`)} form={form} choices={choices} />
        );
      })}
      <button type="submit" form={form}>
        {t('training.list.show')}
      </button>
    </aside>
  );
}
