import { readPersonalData } from '#features/audit/public.server.ts';
import { ProjectFrame } from '#features/project/public.parts.ts';
import { findProjectHead } from '#features/project/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may, permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { todayFrom } from '#platform/web/request-context.server.ts';
import { Notice } from '#ui/notice.tsx';
import { Section } from '#ui/section.tsx';
import { stageOf } from '../contact.model.ts';
import { contactPolicy } from '../contact.policy.ts';
import { listContactsOfProject } from '../contact.queries.server.ts';
import { lookupAddress, projectContactsAddress } from '../contact-address.model.ts';
import { doneFrom } from '../done.model.ts';
import { ContactCards } from '../parts/contact-cards.tsx';
import type { Route } from './+types/project-contacts';

export const handle = { permission: 'contact.read', showsPeople: true } satisfies PageHandle;

export function loader({ context, request, params: { code } }: Route.LoaderArgs) {
  const today = todayFrom(context);
  return readPersonalData(context, async (read, actor, show) => {
    const head = await findProjectHead(read, actor, code);
    const permission = permit(contactPolicy, actor, 'contact.read', head.place);
    const contacts = await listContactsOfProject(read, head.id, today);
    show(permission, { subject: { kind: 'project', id: head.code }, projectId: head.id });
    return {
      head,
      contacts,
      today,
      mayName: may(contactPolicy, actor, 'contact.name', head.place),
      mayCorrect: may(contactPolicy, actor, 'contact.correct', head.place),
      done: doneFrom(request),
    };
  });
}

export default function ProjectContactsPage({ loaderData }: Route.ComponentProps) {
  const { head, contacts, today, mayName, mayCorrect, done } = loaderData;
  const t = useTexts();
  const correctable = mayCorrect ? contacts.map(({ id }) => id) : [];
  return (
    <ProjectFrame head={head} current="contacts">
      {done && (
        <div role="status">
          <Notice kind="success" title={t(`contact.done.${done}`)} />
        </div>
      )}
      {contacts.length === 0 && <p>{t(mayName ? 'contact.project.none-name' : 'contact.project.none')}</p>}
      {mayName && (
        <p>
          <a className="button-like" href={`/${t.language}${projectContactsAddress(head.code)}/new`}>
            {t('contact.name.title')}
          </a>
        </p>
      )}
      {(['now', 'coming', 'past'] as const).map((stage) => {
        const inStage = contacts.filter((contact) => stageOf(contact, today) === stage);
        if (inStage.length === 0) return null;
        return (
          <Section key={stage} id={stage} title={t(`contact.stage.${stage}`)}>
            <ContactCards contacts={inStage} today={today} showSubject={false} correctable={correctable} />
          </Section>
        );
      })}
      <p>
        <a href={`/${t.language}${lookupAddress}`}>{t('contact.lookup.title')}</a>
      </p>
    </ProjectFrame>
  );
}
