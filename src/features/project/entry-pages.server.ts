import type { EntryPage } from '#features/entry/public.server.ts';
import { listNamedUnits } from '#features/organisation/public.server.ts';
import { unitText } from '#features/organisation/public.ts';
import type { Finding } from '#features/sheet/public.ts';
import { type Read, reading } from '#platform/db/database.server.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { may, permit } from '#platform/permission/policy.ts';
import { bindProjects, createParallelProject, unbindProjects } from './bond.commands.server.ts';
import { bondFormOf, unbindForm } from './bond.model.ts';
import { listBoundProjects } from './bond.queries.server.ts';
import type { ProjectHead } from './head.model.ts';
import { findProjectHead } from './head.queries.server.ts';
import { findMeantUnit } from './meant-unit.queries.server.ts';
import { createProject, editProfile, giveCode, type ProfileFacts, setStatus } from './profile.commands.server.ts';
import type { ProjectKind } from './profile.model.ts';
import { findProfile, type ProjectProfile } from './profile.queries.server.ts';
import { lightForm, lightProfileForm, type OwnRow, ownForm, parallelForm, profileForm } from './profile-form.model.ts';
import { projectPolicy } from './project.policy.ts';
import { codeForm, statusForm } from './status-form.model.ts';

/*
 * The forms of this room, each with what it is filled from and how it is saved. Their addresses stand below `/<language>`.
 */

const projectsAddress = '/workspace/projects';

/** A project of one's own that is begun. */
export const newOwnPage: EntryPage<typeof ownForm.columns> = {
  form: ownForm,
  key: 'new-project:own',
  address: `${projectsAddress}/new/own`,
  find: async (_read, actor) => {
    permit(projectPolicy, actor, 'project.create');
    return { row: {}, revision: 0 };
  },
  judge: async (read, row, actor) => {
    const findings = await judgeUnits(read, row);
    return findings.length > 0 || row.code !== null ? findings : judgeOwn(read, row, actor);
  },
  save: async (tx, actor, clock, { code, ...row }) => {
    const { code: given } = await createProject(tx, actor, clock, { code, facts: await factsOf(reading(tx), row) });
    return `${projectsAddress}/${given}`;
  },
};

/** Another organisation's project, of which a light record is begun. */
export const newLightPage: EntryPage<typeof lightForm.columns> = {
  form: lightForm,
  key: 'new-project:light',
  address: `${projectsAddress}/new/light`,
  find: async (_read, actor) => {
    permit(projectPolicy, actor, 'project.create');
    return { row: {}, revision: 0 };
  },
  judge: judgeUnits,
  save: async (tx, actor, clock, { code, keptFor, ...row }) => {
    const keeper = await findProjectHead(reading(tx), actor, keptFor);
    if (keeper.kind !== 'coordination') throw new Refused('project.refused.not-coordination', { from: keeper.code });
    const facts = { ...(await factsOf(reading(tx), row)), kind: 'development' as const };
    const { code: given } = await createProject(tx, actor, clock, { code, facts, keptForProjectId: keeper.id });
    return `${projectsAddress}/${given}`;
  },
};

/** A parallel project of a coordination project, from which its days, authority, implementer and period come. */
export function newParallelPage(code: string): EntryPage<typeof parallelForm.columns> {
  return {
    form: parallelForm,
    key: `new-project:parallel:${code}`,
    address: `${projectsAddress}/${code}/parallel`,
    find: async (read, actor) => {
      const { profile } = await coordinationFor(read, actor, code);
      const { period, startsOn, endsOn } = profile;
      return { row: { period, startsOn, endsOn, ...(await unitTextsOf(read, profile)) }, revision: 0 };
    },
    judge: judgeUnits,
    save: async (tx, actor, clock, { mother, code: given, ...row }) => {
      const { head } = await coordinationFor(reading(tx), actor, code);
      const project = await createParallelProject(tx, actor, clock, {
        code: given,
        mother,
        coordination: head,
        facts: { ...(await factsOf(reading(tx), row)), kind: 'parallel' },
      });
      return `${projectsAddress}/${project.code}`;
    },
  };
}

/** Throws `NotFound`, `Forbidden`, and `NotFound` for a project that carries no others. */
async function coordinationFor(read: Read, actor: Actor, code: string) {
  const head = await findProjectHead(read, actor, code);
  permit(projectPolicy, actor, 'project.create', head.place);
  if (head.kind !== 'coordination') throw new NotFound(`The project ${code} is no coordination project.`);
  return { head, profile: await profileOf(read, head) };
}

/** What is known of a project, to be changed. */
export function profilePage(code: string): EntryPage<typeof profileForm.columns> {
  return {
    form: profileForm,
    key: `project:${code}`,
    address: `${projectsAddress}/${code}/edit`,
    find: (read, actor) => findRow(read, actor, code),
    judge: judgeUnits,
    save: async (tx, actor, clock, row, revision) => {
      const head = await findProjectHead(reading(tx), actor, code);
      await editProfile(tx, actor, clock, { projectId: head.id, revision, facts: await factsOf(reading(tx), row) });
      return `${projectsAddress}/${head.code}`;
    },
  };
}

/** The light record of another organisation's project, to be changed. */
export function lightProfilePage(code: string): EntryPage<typeof lightProfileForm.columns> {
  return {
    form: lightProfileForm,
    key: `project:${code}`,
    address: `${projectsAddress}/${code}/edit`,
    find: (read, actor) => findRow(read, actor, code),
    judge: judgeUnits,
    save: async (tx, actor, clock, row, revision) => {
      const head = await findProjectHead(reading(tx), actor, code);
      const facts = { ...(await factsOf(reading(tx), row)), kind: head.kind };
      await editProfile(tx, actor, clock, { projectId: head.id, revision, facts });
      return `${projectsAddress}/${head.code}`;
    },
  };
}

async function findRow(read: Read, actor: Actor, code: string) {
  const head = await findProjectHead(read, actor, code);
  permit(projectPolicy, actor, 'project.edit', head.place);
  const profile = await profileOf(read, head);
  const { kind, name, period, startsOn, endsOn, decisionNumber, decidedOn, note, revision } = profile;
  const said = { kind, name, period, startsOn, endsOn, decisionNumber, decidedOn, note };
  return { row: { ...said, ...(await unitTextsOf(read, profile)) }, revision };
}

async function profileOf(read: Read, { id, code }: ProjectHead): Promise<ProjectProfile> {
  const profile = await findProfile(read, id);
  if (!profile) throw new NotFound(`Nobody has begun to work with the project ${code}.`);
  return profile;
}

/** In what state a project is from a day on. */
export function statusPage(code: string): EntryPage<typeof statusForm.columns> {
  return {
    form: statusForm,
    key: `project-status:${code}`,
    address: `${projectsAddress}/${code}/status`,
    find: async (read, actor) => {
      const { place } = await findProjectHead(read, actor, code);
      permit(projectPolicy, actor, 'project.set-status', place);
      return { row: {}, revision: 0 };
    },
    save: async (tx, actor, clock, row) => {
      const head = await findProjectHead(reading(tx), actor, code);
      await setStatus(tx, actor, clock, { projectId: head.id, ...row });
      return `${projectsAddress}/${head.code}/status?saved`;
    },
  };
}

/** The code that the official service has given. */
export function codePage(code: string): EntryPage<typeof codeForm.columns> {
  return {
    form: codeForm,
    key: `project-code:${code}`,
    address: `${projectsAddress}/${code}/code`,
    find: async (read, actor) => {
      const { place, isProvisional } = await findProjectHead(read, actor, code);
      permit(projectPolicy, actor, 'project.give-code', place);
      if (!isProvisional) throw new NotFound(`The project ${code} has an official code.`);
      return { row: {}, revision: 0 };
    },
    save: async (tx, actor, clock, { code: given }) => {
      const head = await findProjectHead(reading(tx), actor, code);
      await giveCode(tx, actor, clock, { projectId: head.id, code: given });
      return `${projectsAddress}/${given}`;
    },
  };
}

/** A bond of a project, of this kind, to another one. */
export function bondPage(code: string, kind: ProjectKind): EntryPage<ReturnType<typeof bondFormOf>['columns']> {
  return {
    form: bondFormOf(kind),
    key: `new-bond:${code}`,
    address: `${projectsAddress}/${code}/bonds/new`,
    find: async (read, actor) => {
      const { place } = await findProjectHead(read, actor, code);
      permit(projectPolicy, actor, 'project.bind', place);
      return { row: {}, revision: 0 };
    },
    save: async (tx, actor, clock, { relation, other }) => {
      const head = await findProjectHead(reading(tx), actor, code);
      await bindProjects(tx, actor, clock, { code: head.code, relation, other });
      return `${projectsAddress}/${head.code}/bonds`;
    },
  };
}

/** Removing a bond of a project. */
export function unbindPage(code: string, linkId: number): EntryPage<typeof unbindForm.columns> {
  return {
    form: unbindForm,
    key: `unbind:${linkId}`,
    address: `${projectsAddress}/${code}/bonds/${linkId}/remove`,
    find: async (read, actor) => {
      const head = await findProjectHead(read, actor, code);
      permit(projectPolicy, actor, 'project.unbind', head.place);
      const bound = await listBoundProjects(read, head.code);
      if (!bound.some((other) => other.linkId === linkId)) throw new NotFound(`The project has no bond ${linkId}.`);
      return { row: {}, revision: 0 };
    },
    save: async (tx, actor, clock, { reason }) => {
      const head = await findProjectHead(reading(tx), actor, code);
      await unbindProjects(tx, actor, clock, { code: head.code, linkId, reason });
      return `${projectsAddress}/${head.code}/bonds`;
    },
  };
}

interface NamesUnits {
  readonly implementer: string | null;
  readonly authority?: string | null;
}

/** What is amiss with the organisations that a form names. */
async function judgeUnits(read: Read, { implementer, authority = null }: NamesUnits): Promise<readonly Finding[]> {
  const [one, other] = [
    await findMeantUnit(read, 'implementer', implementer),
    await findMeantUnit(read, 'authority', authority),
  ];
  return [...one.findings, ...other.findings];
}

/** Whether a project that is new to the register is one's own: one must work for its implementer or its authority. */
async function judgeOwn(read: Read, row: OwnRow, actor: Actor): Promise<readonly Finding[]> {
  const { implementerUnitId, authorityUnitId } = await factsOf(read, row);
  const named = [implementerUnitId, authorityUnitId].filter((id) => id !== null);
  const units = await listNamedUnits(read, named);
  const place = {
    organisationIds: units.map(({ organisationId }) => organisationId),
    unitIds: units.map(({ id }) => id),
  };
  return may(projectPolicy, actor, 'project.create', place)
    ? []
    : [{ key: 'project.fault.not-own', column: 'implementer' }];
}

type FactsRow = NamesUnits &
  Pick<OwnRow, 'name' | 'period' | 'startsOn' | 'endsOn' | 'note'> &
  Partial<Pick<OwnRow, 'kind' | 'decisionNumber' | 'decidedOn'>>;

/** What a good form says of a project, its organisations found. */
async function factsOf(read: Read, row: FactsRow): Promise<ProfileFacts> {
  const { kind, name, period, startsOn, endsOn, decisionNumber = null, decidedOn = null, note } = row;
  const implementer = await findMeantUnit(read, 'implementer', row.implementer);
  const authority = await findMeantUnit(read, 'authority', row.authority ?? null);
  return {
    kind: kind ?? 'development',
    name,
    period,
    startsOn,
    endsOn,
    decisionNumber,
    decidedOn,
    note,
    implementerUnitId: implementer.unit?.id ?? null,
    authorityUnitId: authority.unit?.id ?? null,
  };
}

/** The organisations of a project as its form shows them; one that is not known is absent. */
async function unitTextsOf(read: Read, { implementerUnitId, authorityUnitId }: ProjectProfile) {
  const ids = [implementerUnitId, authorityUnitId].filter((id) => id !== null);
  const texts = new Map((await listNamedUnits(read, ids)).map((unit) => [unit.id, unitText(unit)]));
  const implementer = texts.get(implementerUnitId ?? 0);
  const authority = texts.get(authorityUnitId ?? 0);
  return { ...(implementer && { implementer }), ...(authority && { authority }) };
}
