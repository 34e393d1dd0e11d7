/** The days on which a measure is under a signed contract (ISO). */
export interface BoughtSpan {
  readonly measureId: number;
  readonly projectId: number;
  readonly contractId: number;
  readonly startsOn: string;
  readonly endsOn: string;
}
