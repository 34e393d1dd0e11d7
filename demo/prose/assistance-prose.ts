/* Sentences for technical assistance, whose form has one text of area and target group. */

export const assistance = {
  names: [
    'ESR-tiedotus {inRegion}',
    'Rakennerahasto-ohjelman toimeenpano {inRegion}',
    'Hanketoimijoiden neuvonta ja koulutus {inRegion}',
    'ESR-hankkeiden ohjaus, seuranta ja tarkastukset {inRegion}',
    'Rakennerahastoviestintä {inRegion}',
  ],
  text: [
    'Hankkeella rahoitetaan ESR-ohjelman toimeenpanoa ja siitä tiedottamista {ofCentre} alueella.',
    'Kohderyhmänä ovat rahoitusta hakevat ja käynnissä olevia hankkeita toteuttavat organisaatiot.',
    'Välillisesti hanke palvelee tiedotusvälineitä, päättäjiä ja suurta yleisöä.',
    'Toteutusalue on {region}.',
    'Hankkeen aikana järjestetään hakijoille tietoiskuja ja aloittaville hankkeille aloituspalavereja.',
    'Maksatusten ja seurantatietojen ilmoittamista ohjataan klinikoilla, joita pidetään {trainings} vuodessa.',
    'Hanke julkaisee alueen ESR-toiminnan tuloksia kokoavan uutiskirjeen {bulletinsPerYear} kertaa vuodessa.',
    'Toimintaan sisältyvät hankevalintojen valmistelu, ohjausryhmätyö sekä paikan päällä tehtävät varmennukset.',
    'Henkilöstölle järjestetään koulutusta lainsäädännöstä, julkisista hankinnoista ja tietojärjestelmistä.',
    'Viestinnässä tuodaan esiin Euroopan unionin osuus alueen kehittämisessä.',
    'Valtakunnallisiin tiedotuskampanjoihin osallistutaan yhdessä muiden rahoittajien kanssa.',
    'Hankkeiden hyviä tuloksia esitellään vuosittaisessa aluetapahtumassa.',
  ],
};
