/** What a database is: one for trying out, with invented people whom anybody may be, or a real one. Settled once. */
export type ServiceKind = 'demo' | 'real';

/** What the operator asks for: the demo programme, the demo programme when there is nothing yet, or none. */
export type DemoWish = 'load' | 'when-empty' | 'skip';

export interface ServiceFacts {
  /** What was settled before. */
  readonly mark: ServiceKind | undefined;
  /** Accounts of people who were not invented. */
  readonly hasRealUsers: boolean;
  /** Files taken in that are not the demo programme's. */
  readonly hasOwnFiles: boolean;
  readonly hasDemoFiles: boolean;
}

/** What a database is from now on, or the sentence why it cannot be what is asked for. */
export function settleServiceKind(facts: ServiceFacts, wish: DemoWish): ServiceKind | { readonly refusal: string } {
  const isUsed = facts.hasRealUsers || facts.hasOwnFiles;
  if (wish === 'load') {
    if (facts.mark === 'real') return { refusal: refusalOf('it is the database of a real service') };
    if (facts.mark === undefined && isUsed) return { refusal: refusalOf('it holds data of its own') };
    return 'demo';
  }
  if (facts.mark) return facts.mark;
  if (isUsed) return 'real';
  return wish === 'when-empty' || facts.hasDemoFiles ? 'demo' : 'real';
}

function refusalOf(reason: string): string {
  return `The demo cannot be loaded into this database: ${reason}, and in a demo anybody may be anybody. Give the demo a database or a folder (--data) of its own.`;
}
