import { describe, expect, it } from 'vitest';
import { Forbidden } from '../errors.ts';
import type { Actor, Grant, Role, Scope } from './actor.ts';
import { definePolicy, may, permit, reachOf } from './policy.ts';

const policy = definePolicy({
  'note.write': { coordinator: 'own', 'project-worker': 'own' },
  'note.read': { coordinator: 'own', auditor: 'all' },
  'note.sign': { auditor: 'in-person' },
});

const grantOf = (role: Role, scope: Scope, deputyFor?: string): Grant => ({ id: 1, role, scope, deputyFor });

function actorWith(...grants: readonly Grant[]): Actor {
  return {
    userId: 'u1',
    name: 'Aino Esimerkki',
    email: 'aino@koordi.example',
    language: 'fi',
    sessionId: 's1',
    grants,
    isDemo: false,
    origin: '192.0.2.1',
    requestId: 'r1',
  };
}

const everything: Scope = { kind: 'everything' };
const project7: Scope = { kind: 'project', id: 7 };

describe('a permission', () => {
  it.each<[Scope, boolean]>([
    [everything, true],
    [project7, true],
    [{ kind: 'project', id: 8 }, false],
    [{ kind: 'organisation', id: 3 }, true],
    [{ kind: 'organisation', id: 7 }, false],
    [{ kind: 'unit', id: 5 }, true],
    [{ kind: 'unit', id: 3 }, false],
  ])('for a scope of %j on project 7 of organisation 3, unit 5: %s', (scope, allowed) => {
    const place = { projectId: 7, organisationIds: [3], unitIds: [5] };
    expect(may(policy, actorWith(grantOf('coordinator', scope)), 'note.write', place)).toBe(allowed);
  });

  it('is refused to a role that the rule does not name, whatever its scope', () => {
    const provider = actorWith(grantOf('provider', everything));
    expect(() => permit(policy, provider, 'note.write', { projectId: 7 })).toThrow(Forbidden);
    expect(() => permit(policy, actorWith(), 'note.write')).toThrow(Forbidden);
  });

  it('for all does not look at the scope, one without a place only at the role', () => {
    const auditor = actorWith(grantOf('auditor', { kind: 'project', id: 8 }));
    expect(may(policy, auditor, 'note.read', { projectId: 7 })).toBe(true);
    expect(may(policy, actorWith(grantOf('coordinator', project7)), 'note.write')).toBe(true);
  });

  it('in person is never that of a deputy', () => {
    const own = actorWith(grantOf('auditor', project7));
    const deputy = actorWith(grantOf('auditor', everything, 'u2'));
    expect(may(policy, own, 'note.sign', { projectId: 8 })).toBe(true);
    expect(may(policy, deputy, 'note.sign', { projectId: 8 })).toBe(false);
    expect([reachOf(policy, own, 'note.sign').everything, reachOf(policy, deputy, 'note.sign').everything]).toEqual([
      true,
      false,
    ]);
  });

  it('rests on a grant of one’s own before one held for somebody else', () => {
    const [deputy, own] = [grantOf('coordinator', project7, 'u2'), grantOf('project-worker', project7)];
    expect(permit(policy, actorWith(deputy, own), 'note.write', { projectId: 7 }).grant).toBe(own);
    expect(permit(policy, actorWith(deputy), 'note.write', { projectId: 7 }).grant).toBe(deputy);
  });
});

describe('the reach for a list', () => {
  it('takes in the scopes of the grants that permit the act, and no others', () => {
    const actor = actorWith(
      grantOf('coordinator', project7),
      grantOf('coordinator', { kind: 'unit', id: 5 }),
      grantOf('provider', { kind: 'project', id: 9 }),
    );
    expect(reachOf(policy, actor, 'note.read')).toEqual({
      everything: false,
      organisationIds: [],
      unitIds: [5],
      projectIds: [7],
      asOwner: { organisationIds: [], unitIds: [5], projectIds: [7] },
      asProvider: { organisationIds: [], unitIds: [], projectIds: [] },
    });
  });

  it('parts what one reaches as a provider from what one reaches otherwise', () => {
    const actor = actorWith(grantOf('project-worker', project7), grantOf('provider', { kind: 'unit', id: 5 }));
    const everybody = definePolicy({ 'note.see': { 'project-worker': 'own', provider: 'own' } });
    expect(reachOf(everybody, actor, 'note.see')).toMatchObject({
      asOwner: { unitIds: [], projectIds: [7] },
      asProvider: { unitIds: [5], projectIds: [] },
    });
  });

  it('is everything for whom the rule names for all', () => {
    expect(reachOf(policy, actorWith(grantOf('auditor', project7)), 'note.read').everything).toBe(true);
    expect(reachOf(policy, actorWith(grantOf('auditor', project7)), 'note.write').everything).toBe(false);
  });
});
