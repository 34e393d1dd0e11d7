import type { EntryPage } from '#features/entry/public.server.ts';
import { listNamedUnits, listUnitsMeant, meantOrNewUnit } from '#features/organisation/public.server.ts';
import { findingsOfUnit, unitText } from '#features/organisation/public.ts';
import type { Finding } from '#features/sheet/public.ts';
import { type Clock, finnishDate } from '#platform/clock.ts';
import { type Read, reading, type Tx } from '#platform/db/database.server.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { may, permit } from '#platform/permission/policy.ts';
import { bindProjects, createParallelProject, unbindProjects } from './bond.commands.server.ts';
import { type BondedProject, bondFormOf, unbindForm } from './bond.model.ts';
import { listBoundProjects } from './bond.queries.server.ts';
import { discardProject } from './discard.commands.server.ts';
import type { ProjectHead } from './head.model.ts';
import { findProjectHead } from './head.queries.server.ts';
import { areSameDays, findingsOfLeftOutside } from './left-outside.model.ts';
import { listLeftOutside } from './left-outside.queries.server.ts';
import { createProject, editProfile, giveCode, type ProfileFacts } from './profile.commands.server.ts';
import type { ProjectDays } from './profile.model.ts';
import { findProfile, type ProjectProfile } from './profile.queries.server.ts';
import {
  discardForm,
  lightForm,
  lightProfileForm,
  type OwnRow,
  ownForm,
  parallelForm,
  profileForm,
} from './profile-form.model.ts';
import { projectPolicy } from './project.policy.ts';
import { codeForm } from './status-form.model.ts';

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
    const findings = await judgeUnits(read, row, actor);
    const isClear = findings.every(({ isWarning }) => isWarning);
    return isClear && row.code === null ? [...findings, ...(await judgeOwn(read, row, actor))] : findings;
  },
  save: async (tx, actor, clock, { code, ...row }) => {
    const { code: given } = await createProject(tx, actor, clock, {
      code,
      facts: await factsOf(tx, actor, clock, row),
    });
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
    return { row: { kind: 'development' }, revision: 0 };
  },
  judge: judgeUnits,
  save: async (tx, actor, clock, { code, keptFor, ...row }) => {
    const keeper = await findProjectHead(reading(tx), actor, keptFor);
    if (keeper.kind !== 'coordination') throw new Refused('project.refused.not-coordination', { from: keeper.code });
    if (keeper.isLight) throw new Refused('project.refused.light-coordination', { from: keeper.code });
    const facts = await factsOf(tx, actor, clock, row);
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
        facts: { ...(await factsOf(tx, actor, clock, row)), kind: 'parallel' },
      });
      return `${projectsAddress}/${project.code}`;
    },
  };
}

/** Throws `NotFound`, `Forbidden`, and `NotFound` for a project that carries no others. */
async function coordinationFor(read: Read, actor: Actor, code: string) {
  const head = await findProjectHead(read, actor, code);
  permit(projectPolicy, actor, 'project.create', head.place);
  if (head.kind !== 'coordination' || head.isLight)
    throw new NotFound(`Nobody here coordinates with the project ${code}.`);
  return { head, profile: await profileOf(read, head) };
}

/** What is known of a project, to be changed. */
export function profilePage(code: string): EntryPage<typeof profileForm.columns> {
  return {
    form: profileForm,
    key: `project:${code}`,
    address: `${projectsAddress}/${code}/edit`,
    find: (read, actor) => findRow(read, actor, code),
    judge: async (read, row, actor) => [
      ...(await judgeUnits(read, row, actor)),
      ...(await judgeDays(read, actor, code, row)),
    ],
    save: async (tx, actor, clock, row, revision) => {
      const head = await findProjectHead(reading(tx), actor, code);
      await editProfile(tx, actor, clock, {
        projectId: head.id,
        revision,
        facts: await factsOf(tx, actor, clock, row),
      });
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
    find: async (read, actor) => {
      const { row, revision } = await findRow(read, actor, code);
      // A light record is of no other kind.
      const kind = row.kind === 'coordination' ? row.kind : 'development';
      return { row: { ...row, kind }, revision };
    },
    judge: judgeUnits,
    save: async (tx, actor, clock, row, revision) => {
      const head = await findProjectHead(reading(tx), actor, code);
      const facts = await factsOf(tx, actor, clock, row);
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

/** A bond of a project to another one. */
export function bondPage(code: string, project: BondedProject): EntryPage<ReturnType<typeof bondFormOf>['columns']> {
  return {
    form: bondFormOf(project),
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

/** Discarding a project that was begun by mistake. */
export function discardPage(code: string): EntryPage<typeof discardForm.columns> {
  return {
    form: discardForm,
    key: `discard-project:${code}`,
    address: `${projectsAddress}/${code}/discard`,
    find: async (read, actor) => {
      const { place } = await findProjectHead(read, actor, code);
      permit(projectPolicy, actor, 'project.discard', place);
      return { row: {}, revision: 0 };
    },
    save: async (tx, actor, clock, { reason }) => {
      const head = await findProjectHead(reading(tx), actor, code);
      await discardProject(tx, actor, clock, { projectId: head.id, reason });
      return `${projectsAddress}?discarded=${head.code}`;
    },
  };
}

interface NamesUnits {
  readonly implementer: string | null;
  readonly authority?: string | null;
}

/** What is amiss with the organisations that a form names. */
async function judgeUnits(
  read: Read,
  { implementer, authority = null }: NamesUnits,
  actor: Actor,
): Promise<readonly Finding[]> {
  const findingsAt = async (column: keyof NamesUnits, written: string | null) =>
    written === null ? [] : findingsOfUnit(actor, await listUnitsMeant(read, written), written, column);
  return [...(await findingsAt('implementer', implementer)), ...(await findingsAt('authority', authority))];
}

/** What other days of a project would leave outside; days that stay as they are are not asked about again. */
async function judgeDays(read: Read, actor: Actor, code: string, days: ProjectDays): Promise<readonly Finding[]> {
  const head = await findProjectHead(read, actor, code);
  if (areSameDays(head, days)) return [];
  return findingsOfLeftOutside(head, days, await listLeftOutside(read, head.id, days));
}

/** Whether a project that is new to the register is one's own: one must work for its implementer or its authority. */
async function judgeOwn(read: Read, { implementer, authority }: OwnRow, actor: Actor): Promise<readonly Finding[]> {
  const written = [implementer, authority].filter((text) => text !== null);
  const units = (await Promise.all(written.map((text) => listUnitsMeant(read, text)))).flat();
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

/**
 * What a good form says of a project, its organisations found, or added where nobody knows them yet. Throws `Refused` for a decision that
 * is still to come.
 */
async function factsOf(tx: Tx, actor: Actor, clock: Clock, row: FactsRow): Promise<ProfileFacts> {
  const { kind, name, period, startsOn, endsOn, decisionNumber = null, decidedOn = null, note } = row;
  if (decidedOn !== null && decidedOn > finnishDate(clock.now())) throw new Refused('project.refused.decided-ahead');
  const unitId = async (written: string | null) =>
    written === null ? null : meantOrNewUnit(tx, actor, clock, written);
  return {
    kind: kind ?? 'development',
    name,
    period,
    startsOn,
    endsOn,
    decisionNumber,
    decidedOn,
    note,
    implementerUnitId: await unitId(row.implementer),
    authorityUnitId: await unitId(row.authority ?? null),
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
