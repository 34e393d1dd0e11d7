import type { Passage } from '#features/description/public.ts';
import { type FigureId, organisationAddress } from '#features/search/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { ResultList } from '#ui/result-list.tsx';
import { amountInWords, figureInWords } from '../facet-words.model.ts';
import type { FoundProject } from '../list-page.queries.server.ts';
import { projectResult } from './project-result.tsx';

interface FoundProjectsProps {
  projects: readonly FoundProject[];
  /** The day of the register that is shown. */
  on: string | undefined;
  /** The figure asked for, shown first of all facts. */
  figure: FigureId | undefined;
  /** Form by which chosen projects are compared. */
  compareForm: string;
}

/** Projects that fit, each with a few facts and the passages in which the words stand. */
export function FoundProjects({ projects, on, figure, compareForm }: FoundProjectsProps) {
  const t = useTexts();
  return (
    <ResultList
      items={projects.map((project) => ({
        ...projectResult(project, t, {
          on,
          implementerHref: project.organisationId && organisationAddress(t.language, project.organisationId),
          firstFacts: figureFact(project, figure, t),
        }),
        excerpt: project.passages.length > 0 && <Passages passages={project.passages} />,
        after: <CompareBox code={project.code} form={compareForm} />,
      }))}
    />
  );
}

function Passages({ passages }: { passages: readonly Passage[] }) {
  return (
    <ul className="passages">
      {passages.map(({ field, title, parts }) => (
        <li key={field}>
          <span className="passage-title">{title}:</span>{' '}
          <q lang="fi">
            {parts.map(({ text, isHit }, index) => (
              // The parts of a passage have no names and never move.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <Part key={index} text={text} isHit={isHit} />
            ))}
          </q>
        </li>
      ))}
    </ul>
  );
}

function Part({ text, isHit }: { text: string; isHit: boolean }) {
  return isHit ? <mark>{text}</mark> : text;
}

function figureFact({ amount }: FoundProject, figure: FigureId | undefined, t: Texts) {
  if (!figure || amount === undefined) return [];
  return [{ label: figureInWords(figure, t), value: <strong>{amountInWords(figure, amount, t)}</strong> }];
}

function CompareBox({ code, form }: { code: string; form: string }) {
  const t = useTexts();
  const id = `compare-${code}`;
  return (
    <p className="choice">
      <input type="checkbox" id={id} name="code" value={code} form={form} />
      <label htmlFor={id}>{t('register.projects.compare-this', { code })}</label>
    </p>
  );
}
