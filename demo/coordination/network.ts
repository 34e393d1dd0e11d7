import { giveGrant } from '#features/access/public.server.ts';
import {
  appointMember,
  attachMinutes,
  conveneMeeting,
  recordHeld,
  recordItem,
  setUpBody,
} from '#features/body/public.server.ts';
import { nameContact } from '#features/contact/public.server.ts';
import { addDocument, type GoodFile, sentFileFrom } from '#features/document/public.server.ts';
import { reading } from '#platform/db/database.server.ts';
import type { Place, Role, Scope } from '#platform/permission/actor.ts';
import { placeOfProject } from '#platform/permission/reach.server.ts';
import { providers } from './measure-facts.ts';
import { mothers } from './project-facts.ts';
import type { DemoProjectKey, DemoProjects } from './projects.ts';
import { asWritten, type Stage } from './stage.ts';

/** Lets the worker and the expert into the parallel projects that they work with, the provider to what their school runs. */
export async function widenGrants(stage: Stage, projects: DemoProjects): Promise<void> {
  const of = (key: keyof DemoProjects): Scope => ({ kind: 'project', id: projects[key].id });
  const given: readonly (readonly [Role, Scope])[] = [
    ['project-worker', of('care')],
    ['project-worker', of('youth')],
    ['service-expert', of('multicultural')],
    ['service-expert', of('ability')],
    ['provider', { kind: 'unit', id: await stage.unitOf(providers.strandkusten) }],
  ];
  for (const [role, scope] of given) {
    const terms = { userId: `demo-${role}`, role, scope, from: stage.today, until: undefined };
    await stage.act('administrator', 0, (tx, actor, clock) =>
      giveGrant(tx, actor, clock, { ...terms, reason: 'Työskentelee koordinaatiohankkeen kanssa.' }),
    );
  }
}

interface PlacedProject extends DemoProjectKey {
  readonly place: Place;
}

async function placed({ tx }: Stage, project: DemoProjectKey): Promise<PlacedProject> {
  return { ...project, place: await placeOfProject(reading(tx), project.id) };
}

type MemberFact = readonly [name: string, role: 'chair' | 'secretary' | 'member' | 'expert', email: string | null];

interface BodyFact {
  readonly kind: 'steering-group' | 'project-group' | 'working-group';
  readonly name: string;
  readonly task: string;
  readonly perYear: number;
  readonly members: readonly MemberFact[];
  /** Days from today: those gone by were held. */
  readonly meetings: readonly number[];
}

const bodies: readonly BodyFact[] = [
  {
    kind: 'steering-group',
    name: 'Ohjausryhmä',
    task: 'Seuraa rinnakkaishankkeiden toteutumista ja ottaa kantaa suunnitelmien muutoksiin.',
    perYear: 4,
    members: [
      ['Markku Tervaharju', 'chair', 'authority@koordi.example'],
      ['Noora Kivipuro', 'secretary', 'coordinator@koordi.example'],
      ['Tapio Saarnilahti', 'member', 'tapio.saarnilahti@harjuvesi.example'],
      ['Marja Käpysalo', 'member', 'marja.kapysalo@vetoniemi.example'],
      ['Ann-Sofi Fårholm', 'expert', 'ann-sofi.farholm@skarklippan.example'],
    ],
    meetings: [-98, -35, 8],
  },
  {
    kind: 'project-group',
    name: 'Projektiryhmä',
    task: 'Sopii viikoittain, kuka hankkii mitä ja kuka ohjaa kenet mihinkin.',
    perYear: 24,
    members: [
      ['Noora Kivipuro', 'chair', 'coordinator@koordi.example'],
      ['Ville Niittykumpu', 'member', 'project-worker@koordi.example'],
      ['Saara Lehtokari', 'member', 'service-expert@koordi.example'],
    ],
    meetings: [-11, 3],
  },
  {
    kind: 'working-group',
    name: 'Palkkatukityön työryhmä',
    task: 'Etsii työpaikkoja ja sopii, miten palkkatukityöstä jatketaan.',
    perYear: 6,
    members: [['Ville Niittykumpu', 'chair', 'project-worker@koordi.example']],
    meetings: [15],
  },
];

/** Sets up the bodies of the coordination project, with meetings that were held and such to come. */
export async function addBodies(stage: Stage, { coordination }: DemoProjects): Promise<void> {
  const project = await placed(stage, coordination);
  for (const { kind, name, task, perYear, members, meetings } of bodies) {
    const bodyId = await stage.act('coordinator', -400, async (tx, actor, clock) => {
      const row = { kind, name, task, meetingsPerYear: perYear, endedOn: null };
      const id = await setUpBody(tx, actor, clock, { project, row });
      for (const [person, role, email] of members) {
        const member = { name: person, email, organisation: null, role, startsOn: stage.day(-400), endsOn: null };
        await appointMember(tx, actor, clock, { project, bodyId: id, row: member });
      }
      return id;
    });
    for (const day of meetings) await addMeeting(stage, project, { bodyId, day, kind });
  }
}

async function addMeeting(
  stage: Stage,
  project: PlacedProject,
  { bodyId, day, kind }: { readonly bodyId: number; readonly day: number; readonly kind: BodyFact['kind'] },
): Promise<void> {
  const row = { day: stage.day(day), time: '09:00', form: 'both', place: 'Virastokatu 6, Turku' } as const;
  const meetingId = await stage.act('coordinator', Math.min(day - 21, -1), (tx, actor, clock) =>
    conveneMeeting(tx, actor, clock, { project, bodyId, row }),
  );
  const items = day < 0 && kind === 'steering-group' ? decidedItems(stage, day) : openItems;
  await stage.act('coordinator', Math.min(day, -1), async (tx, actor, clock) => {
    for (const item of items) await recordItem(tx, actor, clock, { project, bodyId, meetingId, row: item });
    if (day >= 0) return;
    await recordHeld(tx, actor, clock, { project, bodyId, meetingId });
  });
  if (day >= 0 || kind !== 'steering-group') return;
  const file = await textFile(
    'poytakirja.txt',
    `Ohjausryhmän kokous ${stage.day(day)}\n\nTodettiin rinnakkaishankkeiden tilanne.\n`,
  );
  const title = `Ohjausryhmän pöytäkirja ${stage.day(day)}`;
  await stage.act('coordinator', day + 4, (tx, actor, clock) =>
    attachMinutes(tx, actor, clock, { project, bodyId, meetingId, file, title }),
  );
}

const openItems = [
  { number: 1, title: 'Rinnakkaishankkeiden tilanne', decision: null, responsible: null, dueOn: null, doneOn: null },
  { number: 2, title: 'Tulevat hankinnat', decision: null, responsible: null, dueOn: null, doneOn: null },
];

function decidedItems(stage: Stage, day: number) {
  return [
    {
      number: 1,
      title: 'Rinnakkaishankkeiden tilanne',
      decision: 'Merkittiin tiedoksi.',
      responsible: null,
      dueOn: null,
      doneOn: null,
    },
    {
      number: 2,
      title: 'Kotoutumiskoulutuksen toinen ryhmä',
      decision: 'Ryhmä hankitaan samasta kilpailutuksesta, kun rahoituspäätös on saatu.',
      responsible: 'Noora Kivipuro',
      dueOn: stage.day(day + 42),
      doneOn: day < -60 ? stage.day(day + 30) : null,
    },
  ];
}

/** A text file as a form of the service takes it. */
async function textFile(name: string, text: string): Promise<GoodFile> {
  const form = new FormData();
  form.set('file', new File([text], name, { type: 'text/plain' }));
  const file = await sentFileFrom(form, 'file');
  if ('problem' in file) throw new Error(`The demo has a file that is not taken: ${file.problem}.`);
  return file;
}

/** Names whom to ask about each mother project, the coordination project and some of its own; one of them is away. */
export async function addContacts(stage: Stage, { coordination, youth, care, islands }: DemoProjects): Promise<void> {
  for (const { code, implementer, contact } of mothers) {
    const { id } = await stage.tx.selectFrom('project').select('id').where('code', '=', code).executeTakeFirstOrThrow();
    await nameFor(stage, id, { ...contact, employer: asWritten(implementer) });
  }
  for (const { id } of [coordination, care, islands])
    await nameFor(stage, id, { name: 'Noora Kivipuro', email: 'coordinator@koordi.example', phone: null });
  await nameFor(stage, coordination.id, {
    topic: 'Palkkatuki',
    name: 'Ville Niittykumpu',
    email: 'project-worker@koordi.example',
    phone: null,
    awayFromOn: stage.day(-2),
    awayUntilOn: stage.day(5),
    deputyName: 'Saara Lehtokari',
    deputyEmail: 'service-expert@koordi.example',
  });
  await nameFor(stage, youth.id, { name: 'Ville Niittykumpu', email: 'project-worker@koordi.example', phone: null });
}

interface ContactFact {
  readonly topic?: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly employer?: string;
  readonly awayFromOn?: string;
  readonly awayUntilOn?: string;
  readonly deputyName?: string;
  readonly deputyEmail?: string;
}

async function nameFor(stage: Stage, projectId: number, fact: ContactFact): Promise<void> {
  const row = {
    topic: fact.topic ?? null,
    name: fact.name,
    email: fact.email,
    phone: fact.phone,
    employer: fact.employer ?? null,
    startsOn: stage.day(-200),
    endsOn: null,
    awayFromOn: fact.awayFromOn ?? null,
    awayUntilOn: fact.awayUntilOn ?? null,
    deputyName: fact.deputyName ?? null,
    deputyEmail: fact.deputyEmail ?? null,
    deputyPhone: null,
  };
  await stage.act('coordinator', -200, (tx, actor, clock) =>
    nameContact(tx, actor, clock, { namedFor: { projectId, organisationUnitId: null }, row }),
  );
}

const documents = [
  ['coordination', 'decision', 'Rahoituspäätös', 'authority', 'Rahoituspäätös koordinaatiohankkeelle.'],
  ['coordination', 'plan', 'Viestintäsuunnitelma', 'parties', 'Kerrotaan hankkeesta neljä kertaa vuodessa.'],
  [
    'care',
    'agreement',
    'Sopimus työssäoppimisesta hoivakodeissa',
    'parties',
    'Hoivakodit ottavat kymmenen opiskelijaa.',
  ],
  ['youth', 'report', 'Askel-kurssien väliraportti', 'parties', 'Neljästä kurssista on palaute koottu.'],
] as const;

export async function addDocuments(stage: Stage, projects: DemoProjects): Promise<void> {
  for (const [key, kind, title, visibility, text] of documents) {
    const project = await placed(stage, projects[key]);
    const file = await textFile(`${kind}.txt`, `${title}\n\n${text}\n`);
    await stage.act('coordinator', -60, (tx, actor, clock) =>
      addDocument(tx, actor, clock, { project, facts: { kind, title, visibility }, file }),
    );
  }
}
