/** What was done just before, as the address of a page says it. */
const dones = ['named', 'corrected'] as const;

export type Done = (typeof dones)[number];

export function doneFrom(request: Request): Done | undefined {
  const said = new URL(request.url).searchParams.get('done');
  return dones.find((done) => done === said);
}
