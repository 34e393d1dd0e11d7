/** What the local employment service was called in a year, in the cases that running text needs. */
export interface OfficeWords {
  readonly nominative: string;
  readonly of: string;
  readonly from: string;
  readonly in: string;
}

const labourOffice: OfficeWords = {
  nominative: 'työvoimatoimisto',
  of: 'työvoimatoimiston',
  from: 'työvoimatoimistosta',
  in: 'työvoimatoimistossa',
};

const employmentOffice: OfficeWords = {
  nominative: 'TE-toimisto',
  of: 'TE-toimiston',
  from: 'TE-toimistosta',
  in: 'TE-toimistossa',
};

const employmentArea: OfficeWords = {
  nominative: 'työllisyysalue',
  of: 'työllisyysalueen',
  from: 'työllisyysalueelta',
  in: 'työllisyysalueella',
};

/** Labour offices became TE offices in 2010, and those gave way to employment areas in 2025. */
export function wordsOfEmploymentOffice(year: string): OfficeWords {
  if (year < '2010') return labourOffice;
  return year < '2025' ? employmentOffice : employmentArea;
}
