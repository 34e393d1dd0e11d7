/**
 * The sub-regions (seutukunta) of Finland in the 70-item division of 2013, which covers every later division: after 2013
 * only Kyrönmaa ended. Facts of Statistics Finland's regional classifications 2013 and 2026 (CC BY 4.0).
 *
 * The official project forms print a sub-region in the genitive (`Kemi-Tornion`), Swedish-language ones in Swedish
 * (`Jakobstadsregionen`), so each row carries the printed form.
 */
export type SubRegionFact = readonly [code: string, regionCode: string, fi: string, sv: string, printed: string];

export const subRegionFacts: readonly SubRegionFact[] = [
  ['011', '01', 'Helsinki', 'Helsingfors', 'Helsingin'],
  ['014', '01', 'Raasepori', 'Raseborg', 'Raaseporin'],
  ['015', '01', 'Porvoo', 'Borgå', 'Porvoon'],
  ['016', '01', 'Loviisa', 'Lovisa', 'Loviisan'],
  ['021', '02', 'Åboland-Turunmaa', 'Åboland-Turunmaa', 'Åboland-Turunmaan'],
  ['022', '02', 'Salo', 'Salo', 'Salon'],
  ['023', '02', 'Turku', 'Åbo', 'Turun'],
  ['024', '02', 'Vakka-Suomi', 'Nystadsregionen', 'Vakka-Suomen'],
  ['025', '02', 'Loimaa', 'Loimaa', 'Loimaan'],
  ['041', '04', 'Rauma', 'Raumo', 'Rauman'],
  ['043', '04', 'Pori', 'Björneborg', 'Porin'],
  ['044', '04', 'Pohjois-Satakunta', 'Norra Satakunta', 'Pohjois-Satakunnan'],
  ['051', '05', 'Hämeenlinna', 'Tavastehus', 'Hämeenlinnan'],
  ['052', '05', 'Riihimäki', 'Riihimäki', 'Riihimäen'],
  ['053', '05', 'Forssa', 'Forssa', 'Forssan'],
  ['061', '06', 'Luoteis-Pirkanmaa', 'Nordvästra Birkaland', 'Luoteis-Pirkanmaan'],
  ['063', '06', 'Etelä-Pirkanmaa', 'Södra Birkaland', 'Etelä-Pirkanmaan'],
  ['064', '06', 'Tampere', 'Tammerfors', 'Tampereen'],
  ['068', '06', 'Lounais-Pirkanmaa', 'Sydvästra Birkaland', 'Lounais-Pirkanmaan'],
  ['069', '06', 'Ylä-Pirkanmaa', 'Övre Birkaland', 'Ylä-Pirkanmaan'],
  ['071', '07', 'Lahti', 'Lahtis', 'Lahden'],
  ['081', '08', 'Kouvola', 'Kouvola', 'Kouvolan'],
  ['082', '08', 'Kotka-Hamina', 'Kotka-Fredrikshamn', 'Kotka-Haminan'],
  ['091', '09', 'Lappeenranta', 'Villmanstrand', 'Lappeenrannan'],
  ['093', '09', 'Imatra', 'Imatra', 'Imatran'],
  ['101', '10', 'Mikkeli', 'S:t Michel', 'Mikkelin'],
  ['103', '10', 'Savonlinna', 'Nyslott', 'Savonlinnan'],
  ['105', '10', 'Pieksämäki', 'Pieksämäki', 'Pieksämäen'],
  ['111', '11', 'Ylä-Savo', 'Norra Savolax', 'Ylä-Savon'],
  ['112', '11', 'Kuopio', 'Kuopio', 'Kuopion'],
  ['113', '11', 'Koillis-Savo', 'Nordöstra Savolax', 'Koillis-Savon'],
  ['114', '11', 'Varkaus', 'Varkaus', 'Varkauden'],
  ['115', '11', 'Sisä-Savo', 'Inre Savolax', 'Sisä-Savon'],
  ['122', '12', 'Joensuu', 'Joensuu', 'Joensuun'],
  ['124', '12', 'Keski-Karjala', 'Mellersta Karelen', 'Keski-Karjalan'],
  ['125', '12', 'Pielisen Karjala', 'Pielisen Karjala', 'Pielisen Karjalan'],
  ['131', '13', 'Jyväskylä', 'Jyväskylä', 'Jyväskylän'],
  ['132', '13', 'Joutsa', 'Joutsa', 'Joutsan'],
  ['133', '13', 'Keuruu', 'Keuru', 'Keuruun'],
  ['134', '13', 'Jämsä', 'Jämsä', 'Jämsän'],
  ['135', '13', 'Äänekoski', 'Äänekoski', 'Äänekosken'],
  ['138', '13', 'Saarijärvi-Viitasaari', 'Saarijärvi-Viitasaari', 'Saarijärven-Viitasaaren'],
  ['141', '14', 'Suupohja', 'Suupohja', 'Suupohjan'],
  ['142', '14', 'Seinäjoki', 'Seinäjoki', 'Seinäjoen'],
  ['144', '14', 'Kuusiokunnat', 'Kuusiokunnat', 'Kuusiokuntien'],
  ['146', '14', 'Järviseutu', 'Järviseutu', 'Järviseudun'],
  ['151', '15', 'Kyrönmaa', 'Kyrönmaa', 'Kyrönmaan'],
  ['152', '15', 'Vaasa', 'Vasa', 'Vaasan'],
  ['153', '15', 'Sydösterbotten', 'Sydösterbotten', 'Sydösterbottens kustregion'],
  ['154', '15', 'Jakobstadsregionen', 'Jakobstadsregionen', 'Jakobstadsregionen'],
  ['161', '16', 'Kaustinen', 'Kaustby', 'Kaustisen'],
  ['162', '16', 'Kokkola', 'Karleby', 'Kokkolan'],
  ['171', '17', 'Oulu', 'Uleåborg', 'Oulun'],
  ['173', '17', 'Oulunkaari', 'Oulunkaari', 'Oulunkaaren'],
  ['174', '17', 'Raahe', 'Brahestad', 'Raahen'],
  ['175', '17', 'Haapavesi-Siikalatva', 'Haapavesi-Siikalatva', 'Haapaveden-Siikalatvan'],
  ['176', '17', 'Nivala-Haapajärvi', 'Nivala-Haapajärvi', 'Nivala-Haapajärven'],
  ['177', '17', 'Ylivieska', 'Ylivieska', 'Ylivieskan'],
  ['178', '17', 'Koillismaa', 'Koillismaa', 'Koillismaan'],
  ['181', '18', 'Kehys-Kainuu', 'Kehys-Kainuu', 'Kehys-Kainuun'],
  ['182', '18', 'Kajaani', 'Kajana', 'Kajaanin'],
  ['191', '19', 'Rovaniemi', 'Rovaniemi', 'Rovaniemen'],
  ['192', '19', 'Kemi-Tornio', 'Kemi-Torneå', 'Kemi-Tornion'],
  ['193', '19', 'Torniolaakso', 'Tornedalen', 'Torniolaakson'],
  ['194', '19', 'Itä-Lappi', 'Östra Lappland', 'Itä-Lapin'],
  ['196', '19', 'Tunturi-Lappi', 'Tunturi-Lappi', 'Tunturi-Lapin'],
  ['197', '19', 'Pohjois-Lappi', 'Norra Lappland', 'Pohjois-Lapin'],
  ['211', '21', 'Mariehamns stad', 'Mariehamns stad', 'Mariehamns stad'],
  ['212', '21', 'Ålands landsbygd', 'Ålands landsbygd', 'Ålands landsbygd'],
  ['213', '21', 'Ålands skärgård', 'Ålands skärgård', 'Ålands skärgård'],
];

/** First day on which a sub-region of the 2013 division no longer exists. */
export const endedSubRegions: ReadonlyMap<string, string> = new Map([['151', '2021-01-01']]);

/**
 * Other printed names, and sub-regions that ended between 2007 and 2013 with the code of the one that took them over. Only
 * those whose whole area went to one sub-region are listed; a divided one cannot be named by one code.
 */
export const otherSubRegionNames: readonly (readonly [printed: string, code: string])[] = [
  ['Turunmaan', '021'],
  ['Åbolands', '021'],
  ['Pielisen-Karjalan', '125'],
  ['Suupohjan rannikkoseudun', '153'],
  ['Pietarsaaren', '154'],
  ['Lohja', '011'],
  ['Lohjan', '011'],
  ['Tammisaari', '014'],
  ['Tammisaaren', '014'],
  ['Ekenäs', '014'],
  ['Heinola', '071'],
  ['Heinolan', '071'],
  ['Härmänmaa', '142'],
  ['Härmänmaan', '142'],
  ['Siikalatva', '175'],
  ['Siikalatvan', '175'],
];
