/** What a development project is about. Each theme brings the words of its own; the rest are common to all. */
export interface Theme {
  readonly id: string;
  readonly priority2007: 1 | 2 | 3 | 4;
  readonly priority2014: 3 | 4 | 5 | 9;
  /** Specific objective of 2014–2020 by its number. */
  readonly objective2014: string;
  /** Specific objective of ESF+ by its letter. */
  readonly objective2021: string;
  readonly interventionType: string;
  /** Usual share of women among those who take part. */
  readonly womenShare: readonly [least: number, most: number];
  /** Euros of public money for one person who takes part. */
  readonly costOfPerson: readonly [least: number, most: number];
  /** Whether those who take part are looking for work or a place to study. */
  readonly isForJobseekers: boolean;
  readonly brings: { readonly jobs: boolean; readonly enterprises: boolean; readonly qualifications: boolean };
  /** What follows the short name in a project's name. */
  readonly purposes: readonly string[];
  /** Those for whom the project is, as items of a list. */
  readonly groups: readonly string[];
  readonly needs: readonly string[];
  readonly aims: readonly string[];
  /** What is done, as items of a list. */
  readonly actions: readonly string[];
  /** Items for the list of those whom the project reaches through others. */
  readonly indirect: readonly string[];
  readonly achievements: readonly string[];
}
