/** What a training is about: the broad fields of the classification of education (ISCED-F 2013), by their codes. */
export const measureFields = ['00', '01', '02', '03', '04', '05', '06', '07', '08', '09', '10'] as const;
export type MeasureField = (typeof measureFields)[number];
