import { giveRecommendation, setRecommendationStatus } from '#features/recommendation/public.server.ts';
import { reading } from '#platform/db/database.server.ts';
import { placeOfProject } from '#platform/permission/reach.server.ts';
import type { DemoProjects } from './projects.ts';
import { asWritten, type Stage } from './stage.ts';

interface RecommendationFact {
  readonly project: keyof DemoProjects;
  readonly title: string;
  readonly explanation: string;
  readonly organisation?: string;
  readonly addressee?: string;
  /** Days from today. */
  readonly on: number;
  /** What became of it, in order. */
  readonly followed?: readonly {
    readonly status: 'accepted' | 'under-way' | 'carried-out' | 'declined';
    readonly on: number;
    readonly note: string;
  }[];
}

const facts: readonly RecommendationFact[] = [
  {
    project: 'coordination',
    title: 'Palveluketju ilman katkoksia ja päällekkäisyyksiä',
    explanation:
      'Asiakkaan asiaa vie eteenpäin sama työpari ensimmäisestä tapaamisesta viimeiseen. Kukaan ei aloita alusta, kun palvelu vaihtuu.',
    addressee: 'Alueen kuntien työllisyyspalvelut',
    on: -120,
  },
  {
    project: 'coordination',
    title: 'Kuntaan työllisyyskoordinaattori',
    explanation: 'Yksi henkilö tuntee kunnan työpaikat, valmennukset ja tuet ja sovittaa ne yhteen.',
    organisation: 'Peuralammen kunta',
    on: -150,
    followed: [
      { status: 'accepted', on: -110, note: 'Kunnanhallitus päätti perustaa tehtävän.' },
      { status: 'under-way', on: -40, note: 'Tehtävä on haettavana.' },
    ],
  },
  {
    project: 'coordination',
    title: 'Asiakaslähtöinen malli osaksi perusturvaa',
    explanation:
      'Asiakas laatii suunnitelmansa itse työntekijän tuella, ja samaa suunnitelmaa käyttävät kaikki palvelut.',
    organisation: 'Koivurannan perusturvakuntayhtymä',
    on: -200,
    followed: [
      { status: 'accepted', on: -170, note: 'Yhtymähallitus hyväksyi mallin.' },
      { status: 'carried-out', on: -30, note: 'Malli on käytössä kaikissa toimipisteissä.' },
    ],
  },
  {
    project: 'youth',
    title: 'Monenlaisia työpaikkoja, osa pysyviä ja osa siirtymää varten',
    explanation:
      'Osa tarvitsee työpaikan, johon voi jäädä, osa paikan, josta jatketaan muualle. Tarjolla pitää olla molempia.',
    organisation: 'Hiekkaselän kunta',
    addressee: 'Tekninen toimi ja puistot',
    on: -90,
    followed: [{ status: 'declined', on: -60, note: 'Tekninen toimi ei ota uusia tuettuja työpaikkoja tänä vuonna.' }],
  },
  {
    project: 'care',
    title: 'Yksilövalmennus jatkuu oppisopimuksen ajan',
    explanation:
      'Valmentaja käy työpaikalla myös oppisopimuksen alettua, jotta opinnot eivät katkea ensimmäiseen vaikeuteen.',
    organisation: 'Harjuveden koulutuskuntayhtymä',
    on: -25,
  },
];

/** Records what the projects recommend to others, and what became of it. */
export async function addRecommendations(stage: Stage, projects: DemoProjects): Promise<void> {
  for (const { project: key, title, explanation, organisation, addressee, on, followed = [] } of facts) {
    const { id: projectId } = projects[key];
    const project = { id: projectId, place: await placeOfProject(reading(stage.tx), projectId) };
    const row = {
      title,
      explanation,
      organisation: organisation === undefined ? null : asWritten(organisation),
      addressee: addressee ?? null,
      givenOn: stage.day(on),
    };
    const id = await stage.act('coordinator', on, async (tx, actor, clock) => {
      if (organisation !== undefined) await stage.unitOf(organisation);
      return giveRecommendation(tx, actor, clock, { project, row });
    });
    for (const [at, { status, on: day, note }] of followed.entries()) {
      await stage.act('coordinator', day, (tx, actor, clock) =>
        setRecommendationStatus(tx, actor, clock, {
          project,
          id,
          revision: at + 1,
          row: { status, fromOn: stage.day(day), note },
        }),
      );
    }
  }
}
