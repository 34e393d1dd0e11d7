import { coordinationTodayAddress } from '#features/coordination/public.ts';
import { measureAddress, measureList } from '#features/measure/public.ts';
import { projectWorkAddress } from '#features/project/public.ts';
import { type Texts, textsFor } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { Disclosure } from '#ui/disclosure.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Section } from '#ui/section.tsx';
import { firstSteps } from '../first-step.model.ts';
import type { ShownTask, TaskGroup } from '../home.model.ts';
import { getHome, type Home } from '../home.queries.server.ts';
import { ownProjectList } from '../own-project.model.ts';
import { OwnProjectLink } from '../parts/own-project-columns.tsx';
import type { RecentProject } from '../recent-work.queries.server.ts';
import type { Route } from './+types/home';

export const handle = { permission: 'signed-in' } satisfies PageHandle;

export async function loader({ context }: Route.LoaderArgs) {
  const t = textsFor(pageRequestFrom(context).language);
  return { home: await readAs(context, (read, actor) => getHome(read, actor, todayFrom(context), t)) };
}

export default function HomePage({ loaderData: { home } }: Route.ComponentProps) {
  const t = useTexts();
  const hasNoRole = home.roles.length === 0 && home.standsInFor.length === 0;
  const isNew = home.recent.length === 0;
  return (
    <>
      <PageTitle title={t('workspace.home.title')} service={t('site.service.name')} />
      <PageHeading title={t('workspace.home.title')} lead={rolesInWords(home, t)} />
      {home.unread > 0 && (
        <p>
          <a href={`/${t.language}/workspace/notices`}>{t('workspace.home.unread', { count: home.unread })}</a>
        </p>
      )}
      {hasNoRole && (
        <Notice kind="info" title={t('workspace.home.no-role')}>
          <p>{t('workspace.home.no-role-explained')}</p>
        </Notice>
      )}
      {!hasNoRole && home.groups.length === 0 && (isNew ? <FirstSteps home={home} /> : <AllDone />)}
      {home.groups.map((group) => (
        <Group key={group.urgency} group={group} />
      ))}
      <AuditState home={home} />
      <RunMeasures home={home} />
      <RunningProjects home={home} />
      <Recent home={home} />
      <OwnPages />
    </>
  );
}

function rolesInWords({ roles, standsInFor }: Home, t: Texts): string | undefined {
  const sentences = [
    ...(roles.length > 0
      ? [t('workspace.home.roles', { roles: roles.map((role) => t(`access.role.${role}`)).join(', ') })]
      : []),
    ...(standsInFor.length > 0 ? [t('workspace.home.stands-in', { names: standsInFor.join(', ') })] : []),
  ];
  return sentences.join(' ') || undefined;
}

function Group({ group: { urgency, count, isMore, piles } }: { group: TaskGroup }) {
  const t = useTexts();
  const counted = isMore ? t('workspace.home.over', { count }) : t.number(count);
  return (
    <Section id={urgency} title={`${t(`workspace.urgency.${urgency}`)} (${counted})`}>
      {piles.map(({ kind, tasks, more }) => (
        <div key={kind} className="task-pile">
          <TaskList tasks={tasks} />
          {more.length > 0 && (
            <Disclosure summary={t('workspace.home.more', { count: more.length })}>
              <TaskList tasks={more} />
            </Disclosure>
          )}
        </div>
      ))}
    </Section>
  );
}

function TaskList({ tasks }: { tasks: readonly ShownTask[] }) {
  const t = useTexts();
  return (
    <ul className="task-list">
      {tasks.map((task) => (
        <li key={task.key}>
          <a href={`/${t.language}${task.href}`}>{task.title}</a>
          <About task={task} />
        </li>
      ))}
    </ul>
  );
}

/** What a task is about, for whom it is done, and since when it waits. */
function About({ task: { about, inPlaceOf, since } }: { task: ShownTask }) {
  const t = useTexts();
  return (
    <>
      {about && (
        <span className="about" lang={about.lang}>
          {about.name}
        </span>
      )}
      {inPlaceOf !== undefined && <span className="about">{t('workspace.home.in-place-of', { name: inPlaceOf })}</span>}
      {since !== undefined && <span className="about">{t('workspace.home.since', { on: t.date(since) })}</span>}
    </>
  );
}

/** For those who have not done anything yet. */
function FirstSteps({ home: { roles } }: { home: Home }) {
  const t = useTexts();
  return (
    <Section id="first-steps" title={t('workspace.first.title')}>
      <p>{t('workspace.first.lead')}</p>
      <ol className="first-steps">
        {firstSteps(roles).map(({ step, href }) => (
          <li key={step}>
            <a href={`/${t.language}${href}`}>{t(`workspace.first.${step}`)}</a>
            <span className="about">{t(`workspace.first.${step}-why`)}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function AllDone() {
  const t = useTexts();
  return (
    <Notice kind="success" title={t('workspace.home.all-done')}>
      <p>{t('workspace.home.all-done-explained')}</p>
    </Notice>
  );
}

/** What concerns oneself, whatever one's role. */
function OwnPages() {
  const t = useTexts();
  const pages = [
    { address: '/workspace/deputies', label: t('access.deputies.title') },
    { address: '/workspace/preferences', label: t('workspace.preferences.title') },
    { address: '/workspace/account', label: t('workspace.home.account') },
  ];
  return (
    <Section id="own" title={t('workspace.home.own')}>
      <ul className="actions">
        {pages.map(({ address, label }) => (
          <li key={address}>
            <a href={`/${t.language}${address}`}>{label}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** For auditors: since when the audit can be proven by an anchor, and the way to it. */
function AuditState({ home: { anchor, roles } }: { home: Home }) {
  const t = useTexts();
  if (!roles.includes('auditor')) return null;
  return (
    <Section id="audit" title={t('workspace.home.audit')}>
      <p>
        {anchor
          ? t('workspace.home.last-anchor', { at: t.dateTime(anchor.at), entries: anchor.entries ?? 0 })
          : t('workspace.home.no-anchor')}
      </p>
      <ul className="actions">
        <li>
          <a href={`/${t.language}/workspace/audit`}>{t('workspace.home.to-audit')}</a>
        </li>
        <li>
          <a href={`/${t.language}/workspace/audit/anchors`}>{t('workspace.home.to-anchors')}</a>
        </li>
      </ul>
    </Section>
  );
}

/** For providers: the measures that they run, and when these meet. */
function RunMeasures({ home: { runMeasures } }: { home: Home }) {
  const t = useTexts();
  if (runMeasures.length === 0) return null;
  return (
    <Section id="measures" title={t('workspace.home.measures')}>
      <ul className="task-list">
        {runMeasures.map(({ id, name, projectCode, endsOn }) => (
          <li key={id}>
            <a lang="fi" href={measureAddress(t.language, id)}>
              {name}
            </a>
            <span className="about">
              {projectCode}
              {endsOn && `, ${t('workspace.home.ends', { on: t.date(endsOn) })}`}
            </span>
          </li>
        ))}
      </ul>
      <ul className="actions">
        <li>
          <a href={`/${t.language}${measureList.address}`}>{t('workspace.home.all-measures')}</a>
        </li>
        <li>
          <a href={`/${t.language}/workspace/calendar-of-sessions`}>{t('workspace.home.to-sessions')}</a>
        </li>
      </ul>
    </Section>
  );
}

function RunningProjects({ home: { projects, projectCount, mayReadProjects, mayLookOver } }: { home: Home }) {
  const t = useTexts();
  if (projects.length === 0) return null;
  return (
    <Section id="projects" title={t('workspace.home.projects')}>
      <ul className="task-list">
        {projects.map((project) => (
          <li key={project.code}>
            <OwnProjectLink project={project} mayRead={mayReadProjects} />{' '}
            <span className="about">
              <span lang="fi">{project.name}</span>
              {project.endsOn && `, ${t('workspace.home.ends', { on: t.date(project.endsOn) })}`}
            </span>
          </li>
        ))}
      </ul>
      <ul className="actions">
        {mayLookOver && (
          <li>
            <a href={coordinationTodayAddress(t.language)}>{t('workspace.home.to-coordination')}</a>
          </li>
        )}
        <li>
          <a href={`/${t.language}${ownProjectList.address}`}>
            {t('workspace.home.all-projects', { count: projectCount })}
          </a>
        </li>
      </ul>
    </Section>
  );
}

function Recent({ home: { recent, mayReadProjects } }: { home: Home }) {
  const t = useTexts();
  if (recent.length === 0) return null;
  return (
    <Section id="recent" title={t('workspace.home.recent')}>
      <ul className="task-list">
        {recent.map((project) => (
          <li key={project.code}>
            <a href={addressOfRecent(t.language, project, mayReadProjects)}>{project.code}</a>
            <span className="about">
              {project.name && <span lang="fi">{project.name}, </span>}
              {t.dateTime(project.lastAt)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The project for those who may read it; for others, their list with it or with its measures alone. */
function addressOfRecent(language: string, { code, isListed }: RecentProject, mayRead: boolean): string {
  if (isListed && mayRead) return projectWorkAddress(language, code);
  return `/${language}${(isListed ? ownProjectList : measureList).address}?q=${code}`;
}
