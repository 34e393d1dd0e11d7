/** Where a measure was announced, behind the language. */
export function announcementsAddress(measureId: number): string {
  return `/workspace/measures/${measureId}/announcements`;
}

/** The page of an open training. */
export function trainingAddress(language: string, id: number): string {
  return `/${language}/training/${id}`;
}
