/*
 * Parts of invented people's names. The surnames are compounds that a person could well bear but that are not drawn from
 * any list of people.
 */

export const firstNames = words(`
  Aino Aleksi Anneli Antero Arja Eero Eija Elina Erkki Esa Eveliina Hanna Harri Heikki Helena Henna Hilkka Iida
  Ilkka Inka Irma Jaakko Jani Jarmo Johanna Jouni Juha Jyrki Kaisa Kalevi Kari Katja Kirsi Laura Leena Liisa
  Maarit Marja Markku Martti Matti Merja Mika Minna Niina Noora Olli Outi Pasi Päivi Pekka Petra Pirjo Raija
  Reijo Riikka Risto Ritva Saara Sakari Sanna Satu Seppo Sirpa Taina Tapio Teija Tero Tiina Timo Toni Tuija
  Tuomas Ulla Vesa Veera Ville Virpi
`);

export const surnames = words(`
  Aarnikoivu Haavalampi Halavaara Harjupelto Havukari Heinäsuo Honkavesi Hopeakoski Iltaranta Järvikallio
  Kaarnalehto Kaislasaari Kalliovirta Kanervasuo Karpalokangas Katajarinne Kesäniitty Kivipuro Koivuselkä
  Korpiaho Kuusivuori Käpysalo Lehtokari Leppäkumpu Lumikero Luotokivi Mesimäki-Aho Metsäpuro Mustikkasuo
  Mäntykallas Naavakoski Niittykumpu Pajuluoma Petäjäkangas Pihlajasuo Poutaniemi Purohalme Pyökkimaa Rantahonka
  Rinnevesi Ruskakoivu Saarnilahti Salokangas Sammalsuo Sarakumpu Suvivuori Syyskoski Talvikero Tammivirta
  Tervaharju Tuomikari Tuulikumpu Tyynelahti Ulappala Vadelmaa Vaahterarinne Varvikko Vesihalme Virtakari
  Ylälampi
`);

export const firstNamesSv = words(`
  Agneta Anders Ann-Sofi Benita Björn Camilla Carita Christer Fredrik Gun-Britt Göran Håkan Ingrid Jan-Erik
  Johan Karin Kristoffer Lisbeth Magnus Maj-Len Mats Mikaela Niclas Pernilla Sofia Solveig Stefan Susanne Tage
  Ulrika
`);

export const surnamesSv = words(`
  Almskär Björkklint Enviken Fagerbacka Fårholm Granvik-Sund Grönbergen Hasselskog Kvarnholmen Lillskär
  Lindgrund Norrhagen Rönnbackan Sandgrund Storkvist Strandhagen Sundklint Västerhagen Åkerskär Österklint
`);

/** Positions as forms print them: with a capital or without, alone or with the unit. */
export const positions: readonly string[] = [
  'Projektipäällikkö',
  'projektipäällikkö',
  'Hankepäällikkö',
  'projektikoordinaattori',
  'Kehittämispäällikkö',
  'rehtori',
  'Toiminnanjohtaja',
  'koulutuspäällikkö',
  'Projektivastaava',
  'Kehitysjohtaja',
  'toimitusjohtaja',
  'Yksikön päällikkö',
  'Työllisyyskoordinaattori',
  'sosiaalijohtaja',
  'Palvelujohtaja',
  'yliopettaja',
  'Hankejohtaja',
];

export const centrePositions: readonly string[] = [
  'Koulutusasiantuntija',
  'rahoitusasiantuntija',
  'Työllisyysasiantuntija',
  'ryhmäpäällikkö',
  'Projektipäällikkö',
  'Strategiapäällikkö',
  'yksikön päällikkö',
];

export const positionsSv: readonly string[] = [
  'Projektledare',
  'projektchef',
  'Verksamhetsledare',
  'utbildningschef',
  'rektor',
];

export const positionsEn: readonly string[] = ['Project Manager', 'Development Manager', 'Project Coordinator'];

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
