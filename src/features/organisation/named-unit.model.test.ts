import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '#platform/permission/actor.ts';
import { findingsOfUnit, readUnitText, unitFindings, unitOrNewFindings, unitText } from './named-unit.model.ts';

describe('what somebody writes to name a unit', () => {
  it.each([
    ['Esimerkkikoulutus Oy', undefined, 'Esimerkkikoulutus Oy'],
    ['0737546-2', '0737546-2', ''],
    ['Esimerkkikoulutus Oy (0737546-2)', '0737546-2', 'Esimerkkikoulutus Oy'],
    ['737546–2, Esimerkkikoulutus Oy', '0737546-2', 'Esimerkkikoulutus Oy'],
    ['Yhdistys 1234567-8 ry', undefined, 'Yhdistys 1234567-8 ry'],
  ])('%s', (written, businessId, name) => {
    expect(readUnitText(written)).toEqual({ businessId, name });
  });

  it('is read as it is shown', () => {
    const unit = { name: 'Kuhmon työttömät ry', businessId: '0737546-2' };
    expect(readUnitText(unitText(unit))).toEqual(unit);
    expect(unitText({ ...unit, businessId: null })).toBe('Kuhmon työttömät ry');
  });
});

it('tells whom it may mean when it means several', () => {
  const units = [
    { id: 1, organisationId: 1, businessId: '0737546-2', name: 'Itä' },
    { id: 2, organisationId: 1, businessId: '0737546-2', name: 'Länsi' },
  ];
  expect(unitFindings(units, 'employer')).toEqual([
    {
      key: 'organisation.unit.fault.several',
      column: 'employer',
      details: { found: 'Itä (0737546-2); Länsi (0737546-2)' },
    },
  ]);
  expect(unitFindings([], 'employer')[0]?.key).toBe('organisation.unit.fault.unknown');
  expect(unitFindings(units.slice(1), 'employer')).toEqual([]);
});

it('warns of a name that nobody bears, and refuses a Y-tunnus that nobody has', () => {
  expect(unitOrNewFindings([], 'Tmi Uusi Nimi', 'provider')).toEqual([
    {
      key: 'organisation.unit.fault.new',
      column: 'provider',
      details: { found: 'Tmi Uusi Nimi' },
      isWarning: true,
      remedyAt: '/workspace/sheets/send/new-organisation/one?name=Tmi+Uusi+Nimi',
    },
  ]);
  expect(unitOrNewFindings([], '0737546-2', 'provider')[0]).toEqual({
    key: 'organisation.unit.fault.unknown',
    column: 'provider',
    remedyAt: '/workspace/sheets/send/new-organisation/one?businessId=0737546-2',
  });
});

it('warns those who may add organisations, and sends all others to them', () => {
  const actorOf = (role: Role): Actor => ({
    userId: 'u',
    name: 'Aino Esimerkki',
    email: 'aino@koordi.example',
    language: 'fi',
    sessionId: 'test',
    isDemo: false,
    origin: 'test',
    requestId: 'test',
    grants: [{ id: 1, role, scope: { kind: 'everything' }, deputyFor: undefined }],
  });
  const keysFor = (role: Role) => findingsOfUnit(actorOf(role), [], 'Tmi Uusi Nimi', 'employer').map(({ key }) => key);
  expect(keysFor('coordinator')).toEqual(['organisation.unit.fault.new']);
  expect(keysFor('authority')).toEqual(['organisation.unit.fault.new']);
  expect(keysFor('project-worker')).toEqual(['organisation.unit.fault.unknown']);
});
