import type { EntryPage } from '#features/entry/public.server.ts';
import { listNamedUnits, listUnitsMeant, meantOrNewUnit } from '#features/organisation/public.server.ts';
import { findingsOfUnit } from '#features/organisation/public.ts';
import { findProjectHead } from '#features/project/public.server.ts';
import type { Finding, RowOf } from '#features/sheet/public.ts';
import { type Read, reading } from '#platform/db/database.server.ts';
import { Forbidden, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { permit } from '#platform/permission/policy.ts';
import { correctContact, nameContact } from './contact.commands.server.ts';
import { contactPolicy } from './contact.policy.ts';
import { getContact } from './contact.queries.server.ts';
import { contactAddress, lookupAddress, projectContactsAddress } from './contact-address.model.ts';
import { type ContactRow, organisationContactForm, projectContactForm } from './contact-form.model.ts';

type ProjectColumns = (typeof projectContactForm)['columns'];
type OrganisationColumns = (typeof organisationContactForm)['columns'];

/** The form by which a contact person is named for a project. */
export function projectContactEntry(code: string, today: string): EntryPage<ProjectColumns> {
  return {
    form: projectContactForm,
    key: `new-contact:${code}`,
    address: `${projectContactsAddress(code)}/new`,
    find: async (read, actor) => {
      const { place } = await findProjectHead(read, actor, code);
      permit(contactPolicy, actor, 'contact.name', place);
      return { row: { startsOn: today }, revision: 0 };
    },
    judge: employerFindings,
    save: async (tx, actor, clock, row) => {
      const head = await findProjectHead(reading(tx), actor, code);
      await nameContact(tx, actor, clock, { namedFor: { projectId: head.id, organisationUnitId: null }, row });
      return `${projectContactsAddress(head.code)}?done=named`;
    },
  };
}

/** The form by which a contact person is named for an organisation, which the form says. */
export function organisationContactEntry(today: string): EntryPage<OrganisationColumns> {
  return {
    form: organisationContactForm,
    key: 'new-contact:organisation',
    address: `${lookupAddress}/new`,
    find: async (_read, actor) => {
      permit(contactPolicy, actor, 'contact.name');
      return { row: { startsOn: today }, revision: 0 };
    },
    judge: async (read, row, actor) => [
      ...findingsOfUnit(actor, await listUnitsMeant(read, row.organisation), row.organisation, 'organisation'),
      ...(await employerFindings(read, row, actor)),
    ],
    save: async (tx, actor, clock, { organisation, ...row }) => {
      const organisationUnitId = await meantOrNewUnit(tx, actor, clock, organisation);
      const namedFor = { projectId: null, organisationUnitId };
      try {
        await nameContact(tx, actor, clock, { namedFor, row });
      } catch (error) {
        // Whose the organisation is shows only now; what was typed is kept, and the form says what is missing.
        throw error instanceof Forbidden ? new Refused('contact.refused.not-ours') : error;
      }
      const [unit] = await listNamedUnits(reading(tx), [organisationUnitId]);
      return `${lookupAddress}?${new URLSearchParams({ q: unit?.name ?? '', done: 'named' })}`;
    },
  };
}

/** The form of a contact person who has been named. */
export function contactEntry(id: number): EntryPage<ProjectColumns> {
  return {
    form: projectContactForm,
    key: `contact:${id}`,
    address: contactAddress(id),
    find: async (read, actor) => {
      const { row, revision, place } = await getContact(read, id);
      permit(contactPolicy, actor, 'contact.correct', place);
      return { row, revision };
    },
    judge: employerFindings,
    save: async (tx, actor, clock, row, revision) => {
      await correctContact(tx, actor, clock, { id, revision, row });
      return addressAfter(await getContact(reading(tx), id));
    },
  };
}

/** Back to whatever the contact person answers for. */
function addressAfter({ projectCode, organisation }: Awaited<ReturnType<typeof getContact>>): string {
  if (projectCode !== null) return `${projectContactsAddress(projectCode)}?done=corrected`;
  const words = organisation?.replace(/ \([^()]*\)$/, '') ?? '';
  return `${lookupAddress}?${new URLSearchParams({ q: words, done: 'corrected' })}`;
}

async function employerFindings(
  read: Read,
  { employer }: ContactRow | RowOf<OrganisationColumns>,
  actor: Actor,
): Promise<readonly Finding[]> {
  return employer === null ? [] : findingsOfUnit(actor, await listUnitsMeant(read, employer), employer, 'employer');
}
