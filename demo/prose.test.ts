import { describe, expect, it } from 'vitest';
import * as assistance from './prose/assistance-prose.ts';
import * as communication from './prose/communication-prose.ts';
import * as coordination from './prose/coordination-prose.ts';
import * as employment from './prose/employment-themes.ts';
import * as network from './prose/network-prose.ts';
import * as otherLanguages from './prose/other-language-prose.ts';
import * as plan from './prose/plan-prose.ts';
import * as principles from './prose/principles-prose.ts';
import * as regionalFund from './prose/regional-fund-prose.ts';
import * as report from './prose/report-prose.ts';
import * as skills from './prose/skills-themes.ts';
import type { Theme } from './prose/theme.ts';

const themes: readonly Theme[] = [...Object.values(employment), ...Object.values(skills)];

/** Every string inside modules of fragments. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

const everything = stringsIn([
  assistance,
  communication,
  coordination,
  employment,
  network,
  otherLanguages,
  plan,
  principles,
  regionalFund,
  report,
  skills,
]);

const knownSlots = new Set(
  `areaEn areaSv attendees brand bulletins bulletinsPerYear coaches companies educated employed employers endYear
  enterprises events feedback feedbackEn groups inArea inFirstTown inRegion inTown jobs men months motherBrand
  motherOrganisation municipalities ofArea ofCentre ofOrganisation ofOrganisationSv organisation others parallels partners
  percentUsed plannedCompanies plannedEnterprises plannedJobs plannedPersons plannedQualifications plannedWomen practice
  qualifications realisedEuros region respondents staff startMonth startYear started steeringMeetings subsidised teFrom
  teIn teNominative teOf town trainingDays trainings visits women years yearsEn yearsSv`.split(/\s+/),
);

describe('fragments of the demo texts', () => {
  it('use only slots that are filled', () => {
    const slots = everything.flatMap((text) => [...text.matchAll(/\{(\w*)\}/g)].map((match) => match[1]));
    expect([...new Set(slots)].filter((slot) => slot !== undefined && !knownSlots.has(slot))).toEqual([]);
  });

  it('have no stray spaces, doubled punctuation or unclosed braces', () => {
    const faulty = everything.filter(
      (text) => / {2}|^\s|\s$|\.\.|,,| [,.;:]/.test(text) || text.split('{').length !== text.split('}').length,
    );
    expect(faulty).toEqual([]);
  });

  it('are many enough for every section to vary', () => {
    const ofThemes = (pick: (theme: Theme) => readonly string[]) => themes.flatMap(pick).length;
    const counts = {
      summary:
        ofThemes(({ aims, needs, actions }) => [...aims, ...needs, ...actions]) +
        plan.framing.length +
        plan.methodsForJobseekers.length +
        plan.expectationsForJobseekers.length,
      direct: ofThemes(({ groups }) => groups) + plan.directAdditions.length,
      indirect: ofThemes(({ indirect }) => indirect) + plan.indirectGroups.length + plan.indirectAdditions.length,
      communication:
        communication.communicationSentences.length + stringsIn(coordination.coordination.communication).length,
      dissemination:
        communication.disseminationSentences.length + stringsIn(coordination.coordination.dissemination).length,
      report: ofThemes(({ achievements }) => achievements) + stringsIn(report).length,
    };
    for (const count of Object.values(counts)) expect(count).toBeGreaterThanOrEqual(55);
  });
});
