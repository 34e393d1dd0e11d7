/*
 * Sentences for projects of the authorities: coordination projects, the parallel projects that buy labour services for a
 * mother project, and the authorities' own production.
 */

export const coordination = {
  summary: [
    'Hankkeella koordinoidaan ESR-rahoitteisiin kehittämishankkeisiin liittyviä työvoimapalveluja {ofCentre} alueella.',
    'Kyseessä on hallinnollinen hanke, jolla ei ole omia osallistujia: henkilöt kirjataan kehittämis- ja rinnakkaishankkeille.',
    'Hankkeen kautta suunnitellaan ja hankitaan työvoimakoulutusta ja valmennusta sekä myönnetään palkkatukea kehittämishankkeiden asiakkaille.',
    'Kun kehittämishanke tarvitsee työvoimapalveluja, sen rinnalle perustetaan rinnakkaishanke, jolla on oma päätös, talousarvio ja kohderyhmä.',
    'Rinnakkaishankkeita perustetaan arviolta {parallels}.',
    'Määrärahojen käyttöä seurataan kuukausittain, ja vapautuvat varat kohdennetaan tarvittaessa uudelleen.',
    'Hanke sovittaa yhteen ESR-rahoitteiset ja kansalliset hankinnat, jotta palvelut eivät ole päällekkäisiä.',
    'Hanke kokoaa alueen työllisyystoimijat yhteen säännöllisiin tapaamisiin ja järjestää heille lyhyitä koulutuksia.',
    'Hyvät käytännöt kartoitetaan yhdessä rinnakkaishankkeiden kumppaneiden kanssa.',
    'Koordinaatio tekee yhteistyötä muiden alueiden vastaavien hankkeiden kanssa ja välittää yhteiset kysymykset ministeriölle.',
  ],
  direct: [
    'Rinnakkaishankkeiden ja muiden alueen ESR-hankkeiden työntekijät.',
    '{teOf} asiantuntijat, jotka ohjaavat asiakkaita hankkeisiin.',
    'Jokaisessa rinnakkaishankkeessa määritellään erikseen se asiakasryhmä, jolle palvelut kohdennetaan.',
    'Palveluja tuottavat oppilaitokset ja valmentajat.',
  ],
  indirect: [
    'Rinnakkaishankkeiden asiakkaat: työttömät nuoret, pitkäaikaistyöttömät, maahanmuuttajat ja osatyökykyiset.',
    'Kunnat, järjestöt ja työnantajat, jotka tekevät hankkeiden kanssa yhteistyötä.',
    'Koulutuksen järjestäjät, jotka osallistuvat kilpailutuksiin.',
  ],
  communication: [
    'Alkavista koulutuksista ja valmennuksista tiedotetaan viranomaisten verkkosivuilla sekä suoraan {teOf} asiantuntijoille.',
    'Kehittämishankkeet kertovat palveluista asiakkailleen ja omilla sivuillaan.',
    'Verkostolle lähetetään sähköinen tiedote {bulletinsPerYear} kertaa vuodessa.',
    'Koulutuksista järjestetään tietoiskuja yhdessä kouluttajien ja kehittämishankkeiden kanssa.',
    'Yhteinen kalenteri kertoo alueen hankkeiden tapahtumat ja vapaat paikat.',
  ],
  dissemination: [
    'Hyvät käytännöt kuvataan yhteisellä lomakkeella ja julkaistaan verkossa.',
    'Onnistuneita koulutusmalleja tarjotaan myös kansallisin varoin hankittavaksi.',
    'Kokemuksia vaihdetaan muiden alueiden koordinaatiohankkeiden kanssa kahdesti vuodessa.',
    'Käytännöt siirtyvät yhteistyökumppaneiden toimintaan jo rinnakkaishankkeiden aikana.',
  ],
  report: [
    'Hanke vastasi {years} kehittämishankkeisiin sisältyvien työvoimapalvelujen suunnittelusta, hankinnasta ja seurannasta {ofCentre} alueella.',
    'Rinnakkaishankkeita oli hankkeen aikana {parallels}.',
    'Työvoimakoulutuksia ja valmennuksia kilpailutettiin {trainings}; niiden loppupalautteen keskiarvo oli {feedback}.',
    'Palkkatuella työllistettiin rinnakkaishankkeissa yhteensä {subsidised} henkilöä.',
    'Hanke järjesti {events} verkostotilaisuutta, joihin osallistui yhteensä {attendees} kävijää.',
    'Alueen hankkeille nimettiin yhteyshenkilöt, mikä nopeutti asiakasohjausta ja vähensi väärinkäsityksiä.',
    'Seurantatietoja jouduttiin keräämään osittain käsin, koska tarvittavia raportteja ei ollut saatavilla järjestelmistä.',
    'Määrärahoja siirrettiin rinnakkaishankkeesta toiseen kahdesti, kun yhden tarve väheni ja toisen kasvoi.',
    'Kumppanit pitivät yhteisiä tapaamisia hankkeen parhaana antina: tieto kulki ja päällekkäisyydet tulivat ajoissa esiin.',
    'Koulutuksissa kokeiltiin jatkuvaa sisäänottoa, joka sopi asiakkaille paremmin kuin kiinteä aloituspäivä.',
    'Osa koulutuksista räätälöitiin yksittäisille asiakkaille, kun ryhmää ei saatu kokoon.',
    'Verkoston tapaamiset jatkuvat hankkeen päätyttyä {teOf} koollekutsumina.',
  ],
};

export const parallelProject = {
  summary: [
    'Rinnakkaishanke toteuttaa {motherBrand}-hankkeeseen sisältyvät työvoimapalvelut.',
    'Emohanketta hallinnoi {motherOrganisation}, ja sen työntekijät ohjaavat asiakkaita palveluihin yhdessä {teOf} kanssa.',
    'Hankkeesta hankitaan työvoimakoulutusta ja valmennusta sekä rahoitetaan palkkatukea emohankkeen kohderyhmälle.',
    'Koulutukset räätälöidään asiakkaiden tarpeiden mukaan, ja ne kilpailutetaan tai hankitaan osana laajempaa kokonaisuutta.',
    'Suunnitelman mukaan palveluihin osallistuu {plannedPersons} henkilöä.',
    'Palkkatuetun työn ja koulutuksen yhdistämistä kokeillaan samassa jaksossa.',
    'Tavoitteena on vähentää pitkäaikaistyöttömyyttä ja lievittää työvoiman saatavuuden ongelmia {inArea}.',
    'Hankkeella ei ole omaa henkilöstöä, vaan hallinnosta vastaa {ofCentre} koordinaatiohanke.',
  ],
  direct: [
    '{motherBrand}-hankkeen asiakkaat, joille työvoimapalvelu edistää työllistymistä tai koulutukseen pääsyä.',
    'Kohderyhmään kuuluvat työttömät työnhakijat valitaan yhdessä emohankkeen, {teOf} ja kouluttajan kanssa.',
    'Etusijalla ovat henkilöt, jotka ovat olleet työttöminä yli vuoden tai joilta puuttuu ammatillinen tutkinto.',
  ],
  indirect: [
    'Koulutuksen järjestäjät ja valmentajat.',
    'Palkkatukea käyttävät työnantajat.',
    'Emohankkeen työntekijät ja {teOf} asiantuntijat.',
    'Kunnat ja järjestöt, jotka ohjaavat asiakkaita emohankkeeseen.',
  ],
  communication: [
    'Palveluista tiedotetaan emohankkeen kautta ja viranomaisten verkkosivuilla.',
    'Emohankkeen valmentajat kertovat koulutuksista suoraan asiakkailleen.',
    'Koulutuksista tehdään esitteet ja ilmoitetaan paikallislehdissä.',
    'Kouluttajan kanssa järjestetään ennen hakuajan päättymistä avoin tietoisku.',
  ],
  dissemination: [
    'Hyvät käytännöt kartoitetaan yhdessä emohankkeen kanssa ja viedään koordinaatiohankkeen julkaisuun.',
    'Toimivat koulutusmallit esitellään {teOf} hankinnoista vastaaville.',
    'Erillistä levityssuunnitelmaa ei ole, vaan tulokset levitetään emohankkeen levitystyön osana.',
  ],
  report: [
    'Rinnakkaishankkeessa toteutettiin {motherBrand}-hankkeen työvoimapalvelut {years}.',
    'Palveluissa aloitti {started} henkilöä, joista {women} oli naisia.',
    'Koulutuksia ja valmennuksia järjestettiin {trainings}, ja koulutuspäiviä kertyi {trainingDays}.',
    'Palkkatuella työllistyi {subsidised} henkilöä, joista osa osallistui myös koulutuksiin.',
    'Koulutusten loppupalautteen keskiarvo oli {feedback}.',
    'Jakson päättyessä {employed} oli töissä, {educated} jatkoi koulutuksessa, {practice} oli harjoittelussa ja {others} muissa palveluissa tai työnhakijana.',
    'Koulutuksiin otettiin asiakkaita jatkuvasti, ja heille koottiin yksilölliset kokonaisuudet koulutustarjottimelta.',
    'Emohankkeen valmentajan tuki koulutuksen aikana oli ratkaisevaa monen jaksamiselle.',
    'Tutkintoja tai niiden osia suoritettiin {qualifications}.',
    'Ryhmämuotoisista koulutuksista siirryttiin hankkeen loppupuolella yksilöllisiin hankintoihin.',
    'Yhteistyö emohankkeen ja {teOf} kanssa oli tiivistä, ja asiakkaan seuraavasta askeleesta sovittiin aina yhdessä.',
  ],
};

export const ownProduction = {
  purposes: [
    'ohjausosaamisen kehittäminen {teIn}',
    'yhteinen ote ohjaukseen',
    'ohjaajien osaamisverkosto',
    'palkkatukijaksojen palaute käyttöön',
  ],
  summary: [
    'Hanke on {ofCentre} omana tuotantona toteutettava kehittämishanke.',
    'Tavoitteena on vahvistaa {teOf} asiantuntijoiden ja yhteistyöverkoston ohjausosaamista.',
    'Osallistujille järjestetään koulutuskokonaisuus, johon kuuluu lähipäiviä, välitehtäviä ja vertaistapaamisia.',
    'Hankkeessa kehitetään yhteinen malli palautteen keräämiseen palkkatukijaksoilta.',
    'Toiminta kattaa koko {ofArea} ja etenee vaiheittain kunnasta toiseen.',
    'Hankkeen tuloksena asiakkaan palveluntarve tunnistetaan aiempaa varhemmin ja tasalaatuisemmin.',
    'Koulutukseen tavoitellaan mukaan {plannedPersons} asiantuntijaa.',
  ],
  direct: [
    '{teOf} asiantuntijat ja johto.',
    'Ohjaustyötä tekevät kuntien, oppilaitosten ja järjestöjen työntekijät.',
    'Alueen ESR-hankkeiden valmentajat ja projektipäälliköt.',
  ],
  report: [
    'Hankkeessa koulutettiin {started} asiantuntijaa, joista {women} oli naisia.',
    'Koulutukset toteutettiin lähipäivinä, joiden välissä osallistujat kokeilivat oppimaansa omassa työssään.',
    'Palautteen keskiarvo oli {feedback}, ja erityisesti vertaistapaamiset koettiin hyödyllisiksi.',
    'Palkkatukijaksojen palautemalli otettiin käyttöön, ja se on nyt osa tavallista työtä.',
    'Verkostotilaisuuksia järjestettiin {events}.',
    'Materiaalit jäivät verkoston käyttöön, ja niitä päivittää jatkossa {teNominative}.',
    'Hankkeen kokemuksia esiteltiin muille alueille yhteisissä kehittämispäivissä.',
  ],
};
