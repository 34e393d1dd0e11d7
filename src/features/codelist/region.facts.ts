/**
 * The regions (maakunta) of Finland: names, the genitive used in running text and on forms, and the NUTS 3 codes that mark
 * each region in other registers. Facts of Statistics Finland's regional classification (CC BY 4.0), checked 2026-01-01.
 */
export type RegionFact = readonly [code: string, fi: string, sv: string, genitive: string, nuts3: readonly string[]];

/** NUTS 3 codes: that of the 2010 and 2016 divisions first, then that of the 2024 division where it differs. */
export const regionFacts: readonly RegionFact[] = [
  ['01', 'Uusimaa', 'Nyland', 'Uudenmaan', ['FI1B1']],
  ['02', 'Varsinais-Suomi', 'Egentliga Finland', 'Varsinais-Suomen', ['FI1C1']],
  ['04', 'Satakunta', 'Satakunta', 'Satakunnan', ['FI196']],
  ['05', 'Kanta-Häme', 'Egentliga Tavastland', 'Kanta-Hämeen', ['FI1C2']],
  ['06', 'Pirkanmaa', 'Birkaland', 'Pirkanmaan', ['FI197', 'FI19B']],
  ['07', 'Päijät-Häme', 'Päijänne-Tavastland', 'Päijät-Hämeen', ['FI1C3', 'FI1C6']],
  ['08', 'Kymenlaakso', 'Kymmenedalen', 'Kymenlaakson', ['FI1C4', 'FI1C7']],
  ['09', 'Etelä-Karjala', 'Södra Karelen', 'Etelä-Karjalan', ['FI1C5']],
  ['10', 'Etelä-Savo', 'Södra Savolax', 'Etelä-Savon', ['FI1D1', 'FI1DA']],
  ['11', 'Pohjois-Savo', 'Norra Savolax', 'Pohjois-Savon', ['FI1D2', 'FI1DB']],
  ['12', 'Pohjois-Karjala', 'Norra Karelen', 'Pohjois-Karjalan', ['FI1D3', 'FI1DC']],
  ['13', 'Keski-Suomi', 'Mellersta Finland', 'Keski-Suomen', ['FI193', 'FI198']],
  ['14', 'Etelä-Pohjanmaa', 'Södra Österbotten', 'Etelä-Pohjanmaan', ['FI194', 'FI199']],
  ['15', 'Pohjanmaa', 'Österbotten', 'Pohjanmaan', ['FI195', 'FI19A']],
  ['16', 'Keski-Pohjanmaa', 'Mellersta Österbotten', 'Keski-Pohjanmaan', ['FI1D5']],
  ['17', 'Pohjois-Pohjanmaa', 'Norra Österbotten', 'Pohjois-Pohjanmaan', ['FI1D9']],
  ['18', 'Kainuu', 'Kajanaland', 'Kainuun', ['FI1D8']],
  ['19', 'Lappi', 'Lappland', 'Lapin', ['FI1D7']],
  ['21', 'Ahvenanmaa', 'Åland', 'Ahvenanmaan', ['FI200']],
];

/** What the regions are usually called in English, by code: no list gives official English names. */
export const englishRegionNames: ReadonlyMap<string, string> = new Map([
  ['01', 'Uusimaa'],
  ['02', 'Southwest Finland'],
  ['04', 'Satakunta'],
  ['05', 'Kanta-Häme'],
  ['06', 'Pirkanmaa'],
  ['07', 'Päijät-Häme'],
  ['08', 'Kymenlaakso'],
  ['09', 'South Karelia'],
  ['10', 'South Savo'],
  ['11', 'North Savo'],
  ['12', 'North Karelia'],
  ['13', 'Central Finland'],
  ['14', 'South Ostrobothnia'],
  ['15', 'Ostrobothnia'],
  ['16', 'Central Ostrobothnia'],
  ['17', 'North Ostrobothnia'],
  ['18', 'Kainuu'],
  ['19', 'Lapland'],
  ['21', 'Åland'],
]);

/** Other printed names of a region, and regions that ended, with the code of the region they belong to now. */
export const otherRegionNames: readonly (readonly [printed: string, code: string])[] = [
  ['Ahvenanmaa - Åland', '21'],
  ['Satakunda', '04'],
  // Itä-Uusimaa (code 20) was joined to Uusimaa on 1 January 2011; forms of 2008–2010 print it.
  ['Itä-Uusimaa', '01'],
  ['Itä-Uudenmaan', '01'],
  ['Östra Nyland', '01'],
];
