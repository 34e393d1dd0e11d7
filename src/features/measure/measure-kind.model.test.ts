import { describe, expect, it } from 'vitest';
import { hasWorkPlaces, isFundable, isSensitiveKind, measureKinds, usualShape } from './measure-kind.model.ts';

describe('what the Social Fund pays for', () => {
  const coordinated = { kind: 'parallel', period: '2014-2020' } as const;

  it('in coordinated projects is labour training, coaching and wage subsidy', () => {
    const refused = measureKinds.filter((kind) => !isFundable(kind, coordinated));
    expect(refused).toEqual(['work-try-out', 'rehabilitative-work', 'staff-training', 'special-service']);
  });

  it('in coordination projects is further the training of their network', () => {
    const asCoordination = { kind: 'coordination', period: '2014-2020' } as const;
    const refused = measureKinds.filter((kind) => !isFundable(kind, asCoordination));
    expect(refused).toEqual(['work-try-out', 'rehabilitative-work', 'special-service']);
  });

  it('in projects that develop something themselves their decision says', () => {
    expect(measureKinds.every((kind) => isFundable(kind, { kind: 'own-production', period: '2014-2020' }))).toBe(true);
  });
});

describe('kinds of measures', () => {
  it('are sensitive where taking part tells of troubles', () => {
    expect(measureKinds.filter(isSensitiveKind)).toEqual(['rehabilitative-work', 'special-service']);
  });

  it('have a usual shape, and work places where people work', () => {
    expect(usualShape('coaching-career')).toBe('non-stop');
    expect(hasWorkPlaces({ kind: 'wage-subsidy', shape: 'individual' })).toBe(true);
    expect(hasWorkPlaces({ kind: 'labour-training-vocational', shape: 'group' })).toBe(false);
    expect(hasWorkPlaces({ kind: 'labour-training-vocational', shape: 'work-places' })).toBe(true);
  });
});
