import { type Texts, textsFor } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { Disclosure } from '#ui/disclosure.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Section } from '#ui/section.tsx';
import type { ShownTask, TaskGroup } from '../home.model.ts';
import { getHome, type Home } from '../home.queries.server.ts';
import { ownProjectList } from '../own-project.model.ts';
import type { Route } from './+types/home';

export const handle = { permission: 'signed-in' } satisfies PageHandle;

export async function loader({ context }: Route.LoaderArgs) {
  const t = textsFor(pageRequestFrom(context).language);
  return { home: await readAs(context, (read, actor) => getHome(read, actor, todayFrom(context), t)) };
}

export default function HomePage({ loaderData: { home } }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <>
      <PageTitle title={t('workspace.home.title')} service={t('site.service.name')} />
      <PageHeading title={t('workspace.home.title')} lead={rolesInWords(home, t)} />
      {home.unread > 0 && (
        <p>
          <a href={`/${t.language}/workspace/notices`}>{t('workspace.home.unread', { count: home.unread })}</a>
        </p>
      )}
      {home.roles.length === 0 && (
        <Notice kind="info" title={t('workspace.home.no-role')}>
          <p>{t('workspace.home.no-role-explained')}</p>
        </Notice>
      )}
      {home.groups.length === 0 && home.roles.length > 0 && <AllDone />}
      {home.groups.map((group) => (
        <Group key={group.urgency} group={group} />
      ))}
      <AuditState home={home} />
      <RunningProjects home={home} />
      <Recent home={home} />
    </>
  );
}

function rolesInWords({ roles }: Home, t: Texts): string | undefined {
  if (roles.length === 0) return undefined;
  return t('workspace.home.roles', { roles: roles.map((role) => t(`access.role.${role}`)).join(', ') });
}

function Group({ group: { urgency, count, piles } }: { group: TaskGroup }) {
  const t = useTexts();
  return (
    <Section id={urgency} title={`${t(`workspace.urgency.${urgency}`)} (${t.number(count)})`}>
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
      {tasks.map(({ key, title, about, href }) => (
        <li key={key}>
          <a href={`/${t.language}${href}`}>{title}</a>
          {about && (
            <span className="about" lang={about.lang}>
              {about.name}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function AllDone() {
  const t = useTexts();
  return (
    <>
      <Notice kind="success" title={t('workspace.home.all-done')}>
        <p>{t('workspace.home.all-done-explained')}</p>
      </Notice>
      <ul className="actions">
        <li>
          <a href={`/${t.language}${ownProjectList.address}?q=`}>{t('workspace.projects.title')}</a>
        </li>
        <li>
          <a href={`/${t.language}/projects`}>{t('site.account.to-register')}</a>
        </li>
        <li>
          <a href={`/${t.language}/workspace/preferences`}>{t('workspace.preferences.title')}</a>
        </li>
      </ul>
    </>
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

function RunningProjects({ home: { projects, projectCount } }: { home: Home }) {
  const t = useTexts();
  if (projects.length === 0) return null;
  return (
    <Section id="projects" title={t('workspace.home.projects')}>
      <ul className="task-list">
        {projects.map(({ code, name, endsOn }) => (
          <li key={code}>
            <a href={`/${t.language}/projects/${code}`}>{code}</a>{' '}
            <span className="about">
              <span lang="fi">{name}</span>
              {endsOn && `, ${t('workspace.home.ends', { on: t.date(endsOn) })}`}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <a href={`/${t.language}${ownProjectList.address}`}>
          {t('workspace.home.all-projects', { count: projectCount })}
        </a>
      </p>
    </Section>
  );
}

function Recent({ home: { recent } }: { home: Home }) {
  const t = useTexts();
  if (recent.length === 0) return null;
  return (
    <Section id="recent" title={t('workspace.home.recent')}>
      <ul className="task-list">
        {recent.map(({ code, name, lastAt }) => (
          <li key={code}>
            <a href={`/${t.language}${ownProjectList.address}?q=${code}`}>{code}</a>
            <span className="about">
              {name && <span lang="fi">{name}, </span>}
              {t.dateTime(lastAt)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
