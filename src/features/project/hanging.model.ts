import type { ProjectSection } from './section.model.ts';

/** How many rows of a table keep a project from being discarded. */
export interface HangingRows {
  readonly relation: string;
  readonly amount: number;
}

/** What hangs on a project, as its people know it, and on which of its pages they find it. */
export interface Hanging {
  readonly what: HangingKind;
  readonly amount: number;
  readonly section: ProjectSection | undefined;
}

type HangingKind =
  | 'measures'
  | 'needs'
  | 'plan'
  | 'milestones'
  | 'documents'
  | 'bodies'
  | 'recommendations'
  | 'contacts'
  | 'purchases'
  | 'participants'
  | 'people'
  | 'descriptions'
  | 'bonds'
  | 'light'
  | 'other';

/** What the tables hold; one that is not named here is told as something else. */
const kinds: Readonly<Record<string, HangingKind>> = {
  measure: 'measures',
  measure_series: 'measures',
  measure_need: 'needs',
  plan_version: 'plan',
  milestone: 'milestones',
  document: 'documents',
  body: 'bodies',
  recommendation: 'recommendations',
  contact_assignment: 'contacts',
  tender: 'purchases',
  tender_buyer: 'purchases',
  contract: 'purchases',
  contract_buyer: 'purchases',
  contract_version_buyer: 'purchases',
  participant: 'participants',
  role_grant: 'people',
  invitation: 'people',
  description_edit: 'descriptions',
  description_version: 'descriptions',
  project_link: 'bonds',
  project_profile: 'light',
};

const sections: Partial<Record<HangingKind, ProjectSection>> = {
  measures: 'measures',
  plan: 'plan',
  milestones: 'milestones',
  documents: 'documents',
  bodies: 'bodies',
  recommendations: 'recommendations',
  contacts: 'contacts',
  purchases: 'purchases',
};

/** What hangs on a project; several tables may tell of one thing, of which the most rows count. */
export function hangingOf(rows: readonly HangingRows[]): Hanging[] {
  const amounts = new Map<HangingKind, number>();
  for (const { relation, amount } of rows) {
    const what = kinds[relation] ?? 'other';
    amounts.set(what, Math.max(amount, amounts.get(what) ?? 0));
  }
  return [...amounts].map(([what, amount]) => ({ what, amount, section: sections[what] }));
}
