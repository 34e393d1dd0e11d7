/**
 * Authorities and kinds of schools that are rarely called by their whole name: how texts name them, in lower case,
 * without commas (many leave them out) and so far as it is the same in every form, and the abbreviations by which people look for them in Finnish and Swedish.
 */
export type AbbreviationFact = readonly [names: readonly string[], abbreviations: string];

export const abbreviationFacts: readonly AbbreviationFact[] = [
  [
    ['elinkeino- liikenne- ja ympäristökesku', 'närings- trafik- och miljöcentral', 'ely-kesku', 'ntm-central'],
    'ELY-keskus, NTM-central',
  ],
  [['työ- ja elinkeinotoimisto', 'arbets- och näringsbyrå', 'te-toimisto', 'te-byrå'], 'TE-toimisto, TE-byrå'],
  [
    ['työvoima- ja elinkeinokesku', 'arbetskrafts- och näringscentral', 'te-kesku', 'te-central'],
    'TE-keskus, TE-central',
  ],
  [['työ- ja elinkeinoministeriö', 'arbets- och näringsministeriet'], 'TEM, ANM'],
  [['sosiaali- ja terveysministeriö', 'social- och hälsovårdsministeriet'], 'STM, SHM'],
  [['opetus- ja kulttuuriministeriö', 'undervisnings- och kulturministeriet'], 'OKM, UKM'],
  [['opetushallitu', 'utbildningsstyrelsen'], 'OPH, UBS'],
  [['ammattikorkeakoulu'], 'AMK'],
];
