/**
 * What the English rendering of the 2014–2020 form prints, with the phrase that the Finnish form has for the same thing. One
 * English page has been seen; the rest are the official English names of the offices and the usual ones of the other things.
 */
const phrases: readonly (readonly [english: string, finnish: string])[] = [
  ['Ended', 'Toiminta päättynyt'],
  ['Joint municipal authority', 'Kuntayhtymä'],
  ['Municipality', 'Kunta'],
  ['State authority', 'Valtion viranomainen'],
  ['University', 'Yliopisto'],
  ['University of applied sciences', 'Ammattikorkeakoulu'],
  ['Foundation', 'Säätiö'],
  ['Non-governmental organisation', 'Kansalaisjärjestö'],
  [
    '10.1. Improving the ability of those outside employment to work and function',
    '10.1. Työelämän ulkopuolella olevien työ- ja toimintakyvyn parantaminen',
  ],
];

const centreAreas: readonly (readonly [english: string, genitive: string])[] = [
  ['Uusimaa', 'Uudenmaan'],
  ['Southwest Finland', 'Varsinais-Suomen'],
  ['Satakunta', 'Satakunnan'],
  ['Häme', 'Hämeen'],
  ['Pirkanmaa', 'Pirkanmaan'],
  ['Southeast Finland', 'Kaakkois-Suomen'],
  ['South Savo', 'Etelä-Savon'],
  ['North Savo', 'Pohjois-Savon'],
  ['North Karelia', 'Pohjois-Karjalan'],
  ['Central Finland', 'Keski-Suomen'],
  ['South Ostrobothnia', 'Etelä-Pohjanmaan'],
  ['Ostrobothnia', 'Pohjanmaan'],
  ['North Ostrobothnia', 'Pohjois-Pohjanmaan'],
  ['Kainuu', 'Kainuun'],
  ['Lapland', 'Lapin'],
];

const centre = 'Centre for Economic Development, Transport and the Environment';

const finnishOf: ReadonlyMap<string, string> = new Map([
  ...phrases,
  ...centreAreas.flatMap(([english, genitive]) => {
    const finnish = `${genitive} elinkeino-, liikenne- ja ympäristökeskus`;
    return [[`${centre} ${english}`, finnish] as const, [`${english} ${centre}`, finnish] as const];
  }),
]);

/** The Finnish phrase for what an English page prints; any other phrase as it is. */
export function inFinnish(phrase: string): string;
export function inFinnish(phrase: string | null): string | null;
export function inFinnish(phrase: string | null): string | null {
  return phrase === null ? null : (finnishOf.get(phrase) ?? phrase);
}
