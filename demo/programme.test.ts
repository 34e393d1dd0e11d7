import { describe, expect, it } from 'vitest';
import { resolveAreaName } from '#features/codelist/public.ts';
import {
  checkRecord,
  type DescriptionRecord,
  type Figure,
  findForm,
  judge,
  type Partner,
  type Period,
  printText,
  readDescription,
  recordSchema,
} from '#features/description/public.ts';
import { isBusinessId } from '#features/organisation/public.ts';
import { edgeCases } from './edge-case.ts';
import { inventedOrganisations } from './facts/organisations.ts';
import { inventedBusinessId } from './implementer.ts';
import { type DemoProject, generateProgramme, streamProjects } from './programme.ts';

const programme = generateProgramme();
const { descriptions, links, listRows } = programme;
const byCode = new Map(descriptions.map((description) => [description.code, description]));

function textOf(record: DescriptionRecord, field: string): string {
  const value = record.fields[field];
  return typeof value === 'string' ? value : '';
}

function periodOf(code: string): Period {
  return byCode.get(code)?.record.fields.period as Period;
}

function eurosOf(record: DescriptionRecord, field: string): number {
  return Number(record.fields[field]) / 100;
}

describe('the demo programme', () => {
  it('has the number of projects asked for, each with a code and a name of its own', () => {
    expect(descriptions).toHaveLength(320);
    expect(byCode.size).toBe(320);
    expect(new Set(descriptions.map(({ record }) => textOf(record, 'name'))).size).toBe(320);
    for (const projects of [0, 3, 7, 8, 50])
      expect(generateProgramme({ projects }).descriptions).toHaveLength(projects);
  });

  it('is the same byte for byte for the same seed, and another for another', () => {
    const json = JSON.stringify(programme);
    expect(JSON.stringify(generateProgramme())).toBe(json);
    expect(JSON.stringify(generateProgramme({ seed: 1 }))).not.toBe(json);
  });

  it('prints and reads back to the same records', () => {
    for (const { record } of descriptions) expect(readDescription(printText(record)).record).toEqual(record);
  });

  it('has records that fit the schema of their form', () => {
    for (const { record } of descriptions) expect(checkRecord(record)).toEqual({ record });
  });

  it('breaks the rules only where it means to', () => {
    for (const { code, intendedProblems, record } of descriptions) {
      const found = judge(readDescription(printText(record))).map(({ rule }) => rule);
      expect([code, ...found.sort()]).toEqual([code, ...[...intendedProblems].sort()]);
    }
  });

  it('means to break these rules this many times', () => {
    const counts = new Map<string, number>();
    for (const rule of descriptions.flatMap(({ intendedProblems }) => intendedProblems)) {
      counts.set(rule, (counts.get(rule) ?? 0) + 1);
    }
    const { realisedAbovePlannedPublic: overspent = 0, ...rest } = Object.fromEntries(counts);
    expect(rest).toEqual({
      businessIdCheckDigit: 1,
      emptyField: 1,
      grantedAbovePlannedPublic: 1,
      realisedAboveGranted: 1,
      truncated: 3,
      unknownPhrase: 7,
      unknownText: 3,
      'unread.money': 1,
    });
    // About one project in ten whose municipalities spent more than they had promised.
    expect(overspent).toBeGreaterThan(10);
    expect(overspent).toBeLessThan(35);
  });

  it('deals out every edge case', () => {
    const dealt = edgeCases.flatMap(({ problems, times }) => problems.map((rule) => ({ rule, times })));
    for (const { rule } of dealt) {
      expect(descriptions.some(({ intendedProblems }) => intendedProblems.includes(rule))).toBe(true);
    }
    expect(descriptions.filter(({ record }) => record.truncated)).toHaveLength(3);
    expect(descriptions.filter(({ record }) => record.layout)).toHaveLength(3);
    expect(descriptions.filter(({ record }) => record.fields.finalReportSummary === null)).toHaveLength(2);
  });

  it('has every form, every status and nationwide projects', () => {
    const forms = new Set(descriptions.map(({ record }) => record.form));
    expect([...forms].sort()).toEqual([
      'eakr-2007',
      'eakr-2014',
      'esf-2021',
      'esr-2007',
      'esr-2007-assistance',
      'esr-2014',
      'esr-2014-en',
    ]);
    const statuses = new Set(descriptions.map(({ record }) => textOf(record, 'status')));
    expect([...statuses].sort()).toEqual(['Ended', 'Hakemus', 'Keskeytynyt', 'Toiminnassa', 'Toiminta päättynyt']);
    expect(descriptions.some(({ record }) => record.fields.nationwide)).toBe(true);
    expect(descriptions.some(({ record }) => record.fields.partners === null)).toBe(true);
    expect(descriptions.some(({ record }) => record.fields.transferRecipients)).toBe(true);
  });

  it('grants sums in the magnitudes of the published projects', () => {
    const granted = descriptions.map(({ record }) => eurosOf(record, 'grantedEuState')).filter((euros) => euros > 0);
    granted.sort((a, b) => a - b);
    const median = granted[Math.floor(granted.length / 2)] ?? 0;
    expect(median).toBeGreaterThan(230_000);
    expect(median).toBeLessThan(310_000);
    expect(granted.at(-1)).toBeGreaterThan(2_000_000);
  });

  it('fills every slot of its texts', () => {
    for (const { code, record } of descriptions) {
      expect([code, printText(record).match(/\{\w*\}|undefined|NaN|\[object/)]).toEqual([code, null]);
    }
  });

  it('tells in the final report the figures of its own lines', () => {
    let told = 0;
    for (const { code, record } of descriptions) {
      const started = record.fields.personsRealised as Figure | undefined;
      const match = /(?:aloitti|osallistui) (\d+) henkilöä, joista (?:naisia oli )?(\d+)/.exec(
        textOf(record, 'finalReportSummary'),
      );
      if (!match || !started) continue;
      told += 1;
      expect([code, Number(match[1]), Number(match[2])]).toEqual([code, started.total, started.women]);
    }
    expect(told).toBeGreaterThan(30);
  });

  it('writes real place names and nobody’s e-mail address', () => {
    const kinds = { regions: 'region', subRegions: 'sub_region', municipalities: 'municipality' } as const;
    for (const { code, record } of descriptions) {
      for (const [field, kind] of Object.entries(kinds) as [keyof typeof kinds, (typeof kinds)[keyof typeof kinds]][]) {
        const names = (record.fields[field] ?? []) as readonly string[];
        expect(names.filter((name) => !resolveAreaName(name, kind))).toEqual([]);
      }
      expect([code, textOf(record, 'contactEmail')]).toEqual([
        code,
        expect.stringMatching(/^[a-z.-]+\(at\)[a-z.-]+\.example$/),
      ]);
    }
  });

  it('gives invented organisations valid Y-tunnus numbers of a series not in use', () => {
    const ids = inventedOrganisations.map((_, index) => inventedBusinessId(index));
    expect(ids.filter((id) => !isBusinessId(id) || !id.startsWith('9'))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    const partners = descriptions.flatMap(({ record }) => (record.fields.partners ?? []) as readonly Partner[]);
    expect(partners.filter(({ businessId = '' }) => !isBusinessId(businessId))).toEqual([]);
  });

  it('uses codes that the real registers did not use', () => {
    const real = new Set(['S10246', 'S10619', 'S10787', 'S10930', 'S11227', 'S11829', 'S20193']);
    for (const { code } of descriptions) {
      if (real.delete(code)) continue;
      expect(code).toMatch(/^(?:S12[89]\d\d|S29\d{3}|S39\d{3}|A39\d{3}|A79\d{3})$/);
    }
    expect(real.size).toBe(0);
  });
});

describe('list rows of the demo', () => {
  it('tell of projects of the programme at an earlier day, in the shape of their list', () => {
    expect(listRows.length).toBeGreaterThan(60);
    for (const { code, knownOn, record } of listRows) {
      expect(knownOn < (byCode.get(code)?.knownOn ?? '')).toBe(true);
      const list = findForm(record.form);
      expect(list && recordSchema(list).safeParse(record).error).toBeUndefined();
      expect(eurosOf(record, 'realisedEuState')).toBeLessThanOrEqual(eurosOf(record, 'grantedEuState'));
      expect(eurosOf(record, 'realisedPublic')).toBeGreaterThanOrEqual(eurosOf(record, 'realisedEuState'));
      expect(String(record.fields.startsOn) < String(record.fields.endsOn)).toBe(true);
    }
  });

  it('differ from the final descriptions in many projects', () => {
    const grown = listRows.filter(
      ({ code, record }) => record.fields.grantedEuState !== byCode.get(code)?.record.fields.grantedEuState,
    );
    expect(grown.length).toBeGreaterThan(20);
    expect(listRows.find(({ code }) => code === 'S20193')?.record.fields.endsOn).toBe('2017-03-31');
  });
});

describe('bonds of the demo', () => {
  it('join projects of the programme, confirmed and suggested ones', () => {
    for (const { from, to } of links)
      expect([byCode.has(from), byCode.has(to), from !== to]).toEqual([true, true, true]);
    const kinds = new Set(links.map(({ kind, status }) => `${kind} ${status}`));
    expect([...kinds].sort()).toEqual([
      'parallel confirmed',
      'parallel suggested',
      'successor confirmed',
      'successor suggested',
    ]);
    expect(links).toContainEqual({ kind: 'successor', from: 'S10787', to: 'S11227', status: 'confirmed' });
    expect(links).toContainEqual({ kind: 'successor', from: 'S11227', to: 'S11829', status: 'confirmed' });
  });

  it('put a parallel project inside its mother’s time, under an authority', () => {
    const parallels = links.filter(({ kind }) => kind === 'parallel');
    expect(parallels.length).toBeGreaterThan(30);
    for (const { from, to } of parallels) {
      const mother = periodOf(from);
      const parallel = periodOf(to);
      expect(parallel.startsOn.slice(0, 7) >= mother.startsOn.slice(0, 7)).toBe(true);
      expect(parallel.endsOn <= mother.endsOn).toBe(true);
      expect(byCode.get(to)?.record.fields.organisationType).toBe('Valtion viranomainen');
    }
  });
});

describe('a large programme', () => {
  it('comes one project at a time, with codes that do not run out', () => {
    const codes = new Set<string>();
    let last: DemoProject | undefined;
    for (const project of streamProjects({ projects: 2_000 })) {
      codes.add(project.description.code);
      last = project;
    }
    expect(codes.size).toBe(2_000);
    expect(last && checkRecord(last.description.record)).toEqual({ record: last?.description.record });
  });
});
