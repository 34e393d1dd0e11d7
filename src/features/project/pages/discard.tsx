import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { Notice } from '#ui/notice.tsx';
import { discardPage } from '../entry-pages.server.ts';
import type { Hanging } from '../hanging.model.ts';
import { listHanging } from '../hanging.queries.server.ts';
import type { ProjectHead } from '../head.model.ts';
import { findProjectHead } from '../head.queries.server.ts';
import { ProjectFrame } from '../parts/project-frame.tsx';
import { discardForm } from '../profile-form.model.ts';
import { projectWorkAddress } from '../section.model.ts';
import type { Route } from './+types/discard';

export const handle = { permission: 'project.discard', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, params: { code } }: Route.LoaderArgs) {
  const open = await openEntry(context, discardPage(code));
  return readAs(context, async (read, actor) => {
    const head = await findProjectHead(read, actor, code);
    return { open, head, hanging: await listHanging(read, head.id) };
  });
}

export function action({ context, request, params: { code } }: Route.ActionArgs) {
  return takeEntry(context, request, discardPage(code));
}

export default function DiscardPage({ loaderData: { open, head, hanging }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <ProjectFrame head={head} current="overview" title={t('project.discard.title')}>
      {hanging.length > 0 ? (
        <WhatHangs head={head} hanging={hanging} />
      ) : (
        <>
          <p>{t(head.isLight ? 'project.discard.lead-light' : 'project.discard.lead')}</p>
          <EntryForm
            form={discardForm}
            open={open}
            outcome={actionData}
            save={t('project.discard.save')}
            cancel={`/workspace/projects/${head.code}`}
          />
        </>
      )}
    </ProjectFrame>
  );
}

/** Why a project cannot be discarded, and what can be done instead. */
function WhatHangs({ head, hanging }: { head: ProjectHead; hanging: readonly Hanging[] }) {
  const t = useTexts();
  const address = projectWorkAddress(t.language, head.code);
  return (
    <>
      <Notice kind="warning" title={t('project.discard.hanging')}>
        <ul>
          {hanging.map(({ what, amount, section }) => {
            const said = t('project.discard.hangs', { what, amount });
            return (
              <li key={what}>
                {section && head.sections.includes(section) ? (
                  <a href={projectWorkAddress(t.language, head.code, section)}>{said}</a>
                ) : (
                  said
                )}
              </li>
            );
          })}
        </ul>
      </Notice>
      <p>{t('project.discard.instead')}</p>
      <ul className="actions">
        <li>
          <a href={`${address}/bonds`}>{t('project.bonds.title')}</a>
        </li>
        <li>
          <a href={`${address}/status`}>{t('project.states.title')}</a>
        </li>
      </ul>
    </>
  );
}
