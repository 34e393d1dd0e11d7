import type { DatabaseTarget } from '#platform/db/database-target.server.ts';
import { importText } from './import-text.ts';

/** An invented description that names and reaches persons wherever a source can: fields, texts and lines that no form knows. */
const text = `Euroopan unioni

Vipuvoimaa EU:lta

Euroopan sosiaalirahaston (ESR) rahoittaman projektin kuvaus

1. Projekti

Projektikoodi: S19007

Projektin nimi: Polku

Toiminnan tila: Toiminta käynnissä

2. Projektin toteuttaja

Toteuttajaorganisaation nimi: Esimerkin säätiö

Y-tunnus: 1234567-1

Puhelinnumero: 016 360 1001

Vastuuhenkilön nimi: Kaino Halavaara

Asema: Ylikoordinaattori

Sähköposti: kaino.halavaara(at)saatio.example

Puhelinnumero: 040 360 1002

Varalla Eila Tuohivuori, puh. 044 360 1003, tuohivuori(at)saatio.example

5. Suunnitelman mukainen tiivistelmä toteutuksesta

Nuohoojien koulutus. Kysy lisää: matti.kuusivirta@saatio.example puh. 050 360 1004, kuusivirta (at) saatio.example.`;

/** The same, known a year later with other numbers and addresses. */
const laterText = text.replaceAll(' 360 ', ' 361 ').replaceAll('saatio.example', 'toinen.example');

/** A word that stands in the texts, for finding the project by its code or by what it does. */
export const personSample = { code: 'S19007', word: 'nuohooja' } as const;

/** What may stand nowhere but on the project's own page and form. */
export const personTraces =
  /Halavaara|Ylikoordinaattori|Tuohivuori|kuusivirta|36[01][ -]?\d{4}|36[01]100|(saatio|toinen)\.example/i;

/** What somebody would type to find one of them. */
export const personQuestions: readonly string[] = [
  'Halavaara',
  'Ylikoordinaattori',
  'Tuohivuori',
  'kuusivirta',
  'saatio.example',
  '3601001',
  '016 361 1001',
  '040 361 1002',
  '044 361 1003',
  '050 361 1004',
];

/** Imports the description as it was known on two days. */
export async function importPersonSample(target: DatabaseTarget): Promise<void> {
  for (const [knownOn, content] of [
    ['2020-01-01', text],
    ['2021-01-01', laterText],
  ] as const) {
    await importText(target, { name: `${personSample.code}-${knownOn}.txt`, knownOn, content });
  }
}
