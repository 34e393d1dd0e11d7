/** Where something is: a village or an address, and its municipality where that says more; `undefined` where nothing is known. */
export function placeInWords(site: string | null, municipality: string | undefined): string | undefined {
  if (site === null) return municipality;
  const isSaid = municipality === undefined || site.toLowerCase().includes(municipality.toLowerCase());
  return isSaid ? site : `${site}, ${municipality}`;
}
