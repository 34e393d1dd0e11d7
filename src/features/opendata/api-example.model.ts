/** A question that the reference shows with its answer. */
export interface ApiExample {
  readonly request: string;
  /** Of a JSON answer, with lists and texts cut short. */
  readonly answer?: unknown;
}

/** Examples by the id of the operation. */
export type ApiExamples = Readonly<Record<string, ApiExample>>;

/** What of the register the examples ask for. */
export interface ExampleSubject {
  readonly code: string;
  readonly version: number;
  readonly period: string;
  /** `null` when the register knows no organisation or region. */
  readonly organisation: string | null;
  readonly businessId: string | null;
  readonly region: string | null;
}

/** What to ask of each operation, so that a register that holds `subject` has an answer; without one fewer can be asked. */
export function exampleRequests(subject: ExampleSubject | undefined): Readonly<Record<string, string>> {
  const { code, version, period, organisation, businessId, region } = subject ?? {};
  const asked = {
    listProjects: `/projects?${region ? `region=${region}&` : ''}limit=1`,
    getProject: code && `/projects/${code}`,
    listVersions: code && `/projects/${code}/versions`,
    getVersion: code && `/projects/${code}/versions/${version}`,
    listOrganisations: `/organisations?${businessId ? `business_id=${businessId}` : 'limit=1'}`,
    getOrganisation: organisation && `/organisations/${organisation}`,
    listCodelists: '/codelists',
    getCodelist: '/codelists/municipality?on=2013-12-31',
    getStatistics: `/statistics?by=region${period ? `&period=${period}` : ''}`,
    listFiles: '/bulk',
    getFile: '/bulk/projects.csv',
    getCatalogue: '/catalogue.jsonld',
    getCatalogueTurtle: '/catalogue.ttl',
  };
  return Object.fromEntries(Object.entries(asked).flatMap(([id, path]) => (path ? [[id, `/api/v1${path}`]] : [])));
}

/** Operations whose answer is not shown: what is no JSON of ours, and what reads the whole register to answer. */
export const withoutAnswer: ReadonlySet<string> = new Set([
  'listFiles',
  'getFile',
  'getCatalogue',
  'getCatalogueTurtle',
]);

const longestText = 80;
const mostItems = 3;
const mostFields = 6;

/** An answer short enough to be read: the first things of a list, the first fields of a description, the beginning of a text. */
export function shortened(answer: unknown): unknown {
  if (typeof answer === 'string') return answer.length > longestText ? `${answer.slice(0, longestText)}…` : answer;
  if (Array.isArray(answer)) {
    const most = typeof answer[0] === 'object' ? 1 : mostItems;
    return answer.slice(0, most).map(shortened);
  }
  if (typeof answer !== 'object' || answer === null) return answer;
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [name, name === 'fields' ? firstFields(value) : shortened(value)]),
  );
}

function firstFields(fields: object): unknown {
  return shortened(Object.fromEntries(Object.entries(fields).slice(0, mostFields)));
}
