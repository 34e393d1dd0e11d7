import { data, redirect } from 'react-router';
import { ProjectFrame, StatusTable } from '#features/project/public.parts.ts';
import { projectWorkAddress } from '#features/project/public.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { Section } from '#ui/section.tsx';
import { beginProject } from '../begin-project.server.ts';
import { findDescribedProject } from '../described-project.queries.server.ts';
import { BeginProject } from '../parts/begin-project.tsx';
import { BesideDescription } from '../parts/beside-description.tsx';
import { Lineage } from '../parts/lineage.tsx';
import { ProjectFacts } from '../parts/project-facts.tsx';
import { ProjectTrees } from '../parts/project-trees.tsx';
import { getProjectOverview, type ProjectOverview } from '../project-overview.queries.server.ts';
import type { Route } from './+types/project';

export const handle = { permission: 'project.read' } satisfies PageHandle;

export async function loader({ context, params: { code } }: Route.LoaderArgs) {
  const { language } = pageRequestFrom(context);
  const found = await readAs(context, async (read, actor) => {
    try {
      return { overview: await getProjectOverview(read, actor, code, todayFrom(context)) };
    } catch (error) {
      const described = error instanceof NotFound ? await findDescribedProject(read, actor, code) : undefined;
      if (!described) throw error;
      return { described };
    }
  });
  const head = found.overview?.head;
  // The project has got its official code since.
  if (head && head.code !== code) throw redirect(projectWorkAddress(language, head.code), 301);
  return found;
}

/** Begins to work with a project of which only its description is known. */
export async function action({ context, request, params: { code } }: Route.ActionArgs) {
  const kind = sentText(await request.formData(), 'kind');
  try {
    await actAs(context, (tx, actor, { clock }) => beginProject(tx, actor, clock, { code, kind }));
  } catch (error) {
    if (error instanceof Refused) return data({ problem: error.code }, 422);
    throw error;
  }
  throw redirect(projectWorkAddress(pageRequestFrom(context).language, code), 303);
}

export default function ProjectPage({ loaderData: { overview, described }, actionData }: Route.ComponentProps) {
  if (overview) return <Overview overview={overview} />;
  return described && <BeginProject described={described} isRefused={actionData !== undefined} />;
}

function Overview({ overview }: { overview: ProjectOverview }) {
  const t = useTexts();
  const { head, statuses, beside, edit, maySeeDescriptions, mayEdit } = overview;
  const address = projectWorkAddress(t.language, head.code);
  return (
    <ProjectFrame head={head} current="overview">
      <ProjectFacts overview={overview} />
      <Section id="state" title={t('workspace.project.state')}>
        <StatusTable statuses={statuses.filter(({ standing }) => standing.is === 'holding')} />
        {mayEdit && (
          <p>
            <a href={`${address}/status`}>
              {t(statuses.length === 0 ? 'workspace.project.say-status' : 'workspace.project.set-status')}
            </a>
          </p>
        )}
      </Section>
      <ProjectTrees overview={overview} />
      <Lineage overview={overview} />
      {beside && <BesideDescription code={head.code} {...{ beside, edit, maySeeDescriptions }} />}
      {/* What the public knows of a project of one's own is no mistake any more. */}
      {mayEdit && (head.isLight || !beside) && (
        <ul className="actions">
          <li>
            <a href={`${address}/discard`}>{t('project.discard.title')}</a>
          </li>
        </ul>
      )}
    </ProjectFrame>
  );
}
