import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readFrom, servicesFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { findOpenTraining, listOpenSessions } from '../open-training.queries.server.ts';
import { HowToApply } from '../parts/how-to-apply.tsx';
import { TrainingFacts } from '../parts/training-facts.tsx';
import { TrainingJsonLd } from '../parts/training-json-ld.tsx';
import { TrainingSessions } from '../parts/training-sessions.tsx';
import type { Route } from './+types/training';

export const handle = { permission: 'public' } satisfies PageHandle;

const sessionsOnPage = 40;

export async function loader({ context, params: { id } }: Route.LoaderArgs) {
  const read = readFrom(context);
  const training = await findOpenTraining(read, todayFrom(context), id);
  const now = servicesFrom(context).clock.now();
  return { training, sessions: await listOpenSessions(read, training.id, { now, limit: sessionsOnPage }) };
}

export default function TrainingPage({ loaderData: { training, sessions } }: Route.ComponentProps) {
  const t = useTexts();
  const { name, kind, targetGroup } = training;
  return (
    <>
      <PageTitle title={name} service={t('site.service.name')} />
      <Breadcrumb items={[{ label: t('training.list.title'), href: `/${t.language}/training` }]} current={name} />
      <PageHeading
        title={name}
        lang="fi"
        kicker={t(`measure.kind.${kind}`)}
        lead={targetGroup && <span lang="fi">{targetGroup}</span>}
      />
      <HowToApply training={training} />
      <TrainingFacts training={training} />
      <TrainingSessions training={training} sessions={sessions} />
      <TrainingJsonLd training={training} />
    </>
  );
}
