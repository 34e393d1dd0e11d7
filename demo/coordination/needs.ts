import { askForMeasure, declineNeed } from '#features/measure/public.server.ts';
import { needFacts } from './need-facts.ts';
import { municipalityCodes } from './project-facts.ts';
import type { DemoProjects } from './projects.ts';
import type { Stage } from './stage.ts';

/** The needs that measures will meet, by the keys of those measures. */
export type DemoNeeds = ReadonlyMap<string, number>;

const names = { 'project-worker': 'Ville Niittykumpu', 'service-expert': 'Saara Lehtokari' } as const;

/** Lets those who work with people ask for measures; one need is declined. */
export async function addNeeds(stage: Stage, projects: DemoProjects): Promise<DemoNeeds> {
  const toMeet = new Map<string, number>();
  for (const { project, by, on, metBy, declined, wanted, town, ...told } of needFacts) {
    const facts = {
      ...told,
      wantedFrom: stage.day(wanted),
      municipalityCode: municipalityCodes[town],
      askedBy: names[by],
      askerUnitId: null,
    };
    const { id: projectId } = projects[project];
    const id = await stage.act(by, on, (tx, actor, clock) => askForMeasure(tx, actor, clock, { projectId, facts }));
    if (metBy !== undefined) toMeet.set(metBy, id);
    if (declined) {
      await stage.act('coordinator', declined.on, (tx, actor, clock) =>
        declineNeed(tx, actor, clock, String(id), declined.reason),
      );
    }
  }
  return toMeet;
}
