import { describe, expect, it } from 'vitest';
import { type Meeting, type Member, mayBeHeld, missingMeetings, missingRoles, stageOf } from './body.model.ts';
import { itemForm, meetingForm, memberForm } from './body-form.model.ts';
import { bodyFormAt } from './form-at.model.ts';

const member = (role: Member['role'], startsOn: string, endsOn: string | null = null): Member => ({
  id: 1,
  name: 'Aino Esimerkki',
  email: null,
  organisation: null,
  role,
  startsOn,
  endsOn,
});

describe('a member', () => {
  it('sits on the body from the first day to the last', () => {
    const days = { startsOn: '2026-03-01', endsOn: '2026-03-31' };
    expect(['2026-02-28', '2026-03-31', '2026-04-01'].map((day) => stageOf(days, day))).toEqual([
      'coming',
      'now',
      'past',
    ]);
  });
});

describe('a working body', () => {
  it('lacks a chair or a secretary when nobody is one today', () => {
    const members = [member('chair', '2025-01-01', '2026-02-28'), member('secretary', '2025-01-01')];
    expect(missingRoles(members, '2026-02-28')).toEqual([]);
    expect(missingRoles(members, '2026-03-01')).toEqual(['chair']);
    expect(missingRoles([], '2026-03-01')).toEqual(['chair', 'secretary']);
  });

  it('lacks the meetings that the year so far asks for, held or planned', () => {
    const body = { meetingsPerYear: 4, endedOn: null };
    const meeting = (day: string, state: Meeting['state']) => ({ startsAt: new Date(`${day}T10:00:00Z`), state });
    const meetings = [meeting('2026-02-10', 'held'), meeting('2026-05-10', 'cancelled'), meeting('2025-11-10', 'held')];
    expect(missingMeetings(body, [], '2026-01-15')).toBe(0);
    expect(missingMeetings(body, meetings, '2026-10-15')).toBe(2);
    expect(missingMeetings(body, [...meetings, meeting('2026-12-01', 'planned')], '2026-10-15')).toBe(1);
    expect(missingMeetings({ ...body, meetingsPerYear: null }, [], '2026-10-15')).toBe(0);
    expect(missingMeetings({ ...body, endedOn: '2026-09-30' }, [], '2026-10-15')).toBe(0);
  });
});

describe('a meeting', () => {
  it('may be told to have been held from its day on', () => {
    const startsAt = new Date('2026-03-10T07:00:00Z');
    const planned = { state: 'planned' as const, startsAt };
    expect(['2026-03-09', '2026-03-10', '2026-04-01'].map((day) => mayBeHeld(planned, day))).toEqual([
      false,
      true,
      true,
    ]);
    expect(mayBeHeld({ state: 'held', startsAt }, '2026-04-01')).toBe(false);
  });

  it('has a place unless it is only remote', () => {
    const row = { day: '2026-03-10', time: '09:00', form: 'both' as const, place: null };
    expect(meetingForm.check?.(row).map(({ key }) => key)).toEqual(['body.fault.no-place']);
    expect(meetingForm.check?.({ ...row, form: 'remote' })).toEqual([]);
  });
});

describe('the forms', () => {
  it('ask for a decision before a day for it, and for days in their order', () => {
    const item = { number: 1, title: 'Asia', decision: null, responsible: null, dueOn: '2026-04-30', doneOn: null };
    expect(itemForm.check?.(item)[0]?.key).toBe('body.fault.nothing-decided');
    const row = { name: 'Aino', email: null, organisation: null, role: 'chair' as const, startsOn: '2026-03-01' };
    expect(memberForm.check?.({ ...row, endsOn: '2026-02-28' })[0]?.key).toBe('body.fault.ends-early');
    expect(memberForm.check?.({ ...row, endsOn: null })).toEqual([]);
  });

  it.each([
    ['new', { subject: 'body', id: undefined }],
    ['3/edit/draft', { subject: 'body', id: 3 }],
    ['3/members/new', { subject: 'member', bodyId: 3, id: undefined }],
    ['3/members/7/draft', { subject: 'member', bodyId: 3, id: 7 }],
    ['3/meetings/new/draft', { subject: 'meeting', id: undefined }],
    ['3/meetings/5/edit', { subject: 'meeting', id: 5 }],
    ['3/meetings/5/items/new', { subject: 'item', id: undefined }],
    ['3/meetings/5/items/9', { subject: 'item', bodyId: 3, meetingId: 5, id: 9 }],
  ])('are told apart by their address …/bodies/%s', (path, expected) => {
    const request = new Request(`https://koordi.example/fi/workspace/projects/S20193/bodies/${path}`);
    expect(bodyFormAt(request)).toMatchObject({ code: 'S20193', ...expected });
  });
});
