/* Sentences for EAKR projects: environments and innovation rather than people. */

export interface RegionalFundTheme {
  readonly priority2007: 1 | 2 | 3;
  readonly priority2014: 1 | 2;
  readonly objective2014: string;
  readonly purposes: readonly string[];
  readonly summary: readonly string[];
  readonly direct: readonly string[];
  readonly indirect: readonly string[];
  readonly report: readonly string[];
}

export const regionalFundThemes: readonly RegionalFundTheme[] = [
  {
    priority2007: 2,
    priority2014: 2,
    objective2014: '4.1',
    purposes: [
      'kiertotalouden kehitysympäristö',
      'puuteknologian koelaitos',
      'hyvinvointiteknologian testialusta',
      'älykkään automaation osaamiskeskittymä',
      'vesiosaamisen keskus',
    ],
    summary: [
      'Hankkeessa rakennetaan kehitys- ja testausympäristö, jota yritykset ja tutkijat käyttävät yhdessä.',
      'Tavoitteena on vahvistaa {ofArea} vetovoimaa soveltavan tutkimuksen ja tuotekehityksen sijaintipaikkana.',
      'Ympäristössä kokeillaan uusia tuotteita ja menetelmiä aidoissa olosuhteissa ennen niiden viemistä markkinoille.',
      'Hankkeeseen osallistuu {plannedCompanies} yritystä, joiden tarpeista kehittämistehtävät lähtevät.',
      'Laitteistohankinnat kilpailutetaan, ja niiden käyttöönotto ajoittuu ensimmäiselle toimintavuodelle.',
      'Toimintamallissa yritys saa käyttöönsä tilat, laitteet ja asiantuntijan avun kohtuulliseen hintaan.',
      'Hanke verkottuu alan kansainvälisten tutkimusryhmien kanssa.',
    ],
    direct: [
      'Alan pienet ja keskisuuret yritykset, joilla on tuotekehitystarve mutta ei omia testaustiloja.',
      'Tutkimus- ja koulutusorganisaatiot, jotka tuovat ympäristöön osaamistaan.',
    ],
    indirect: [
      'Alan opiskelijat, jotka saavat ympäristöstä harjoittelu- ja opinnäytepaikkoja.',
      'Kunnat ja elinkeinoyhtiöt.',
      'Testattujen ratkaisujen loppukäyttäjät.',
    ],
    report: [
      'Kehitysympäristö valmistui suunnitellusti, ja sitä käytti hankkeen aikana {companies} yritystä.',
      'Kokeiluja tehtiin {trainings}, ja niistä useat johtivat jatkokehitykseen yritysten omalla rahoituksella.',
      'Laitteistojen toimitusajat venyivät, minkä vuoksi hankkeelle haettiin jatkoaikaa.',
      'Ympäristön ylläpidosta vastaa jatkossa {organisation}.',
      'Hankkeen tuloksista kirjoitettiin tieteellisiä ja ammatillisia artikkeleita.',
      'Yritysten palautteen keskiarvo oli {feedback}.',
    ],
  },
  {
    priority2007: 1,
    priority2014: 1,
    objective2014: '2.1',
    purposes: [
      'pk-yritykset vientimarkkinoille',
      'matkailuyritysten ympärivuotisuus',
      'elintarvikealan kasvuverkosto',
      'kaivannaisalan alihankintaverkosto',
      'palvelumuotoilu kasvun tukena',
    ],
    summary: [
      'Hanke kokoaa kasvuhaluiset pk-yritykset verkostoksi, joka kehittää tuotteitaan ja markkinointiaan yhdessä.',
      'Tavoitteena on lisätä alueen yritysten vientiä ja parantaa niiden kannattavuutta.',
      'Mukaan tavoitellaan {plannedCompanies} yritystä {ofArea} kunnista.',
      'Yrityksille tehdään alkukartoitus, jonka pohjalta niille laaditaan kehittämispolku.',
      'Hankkeessa järjestetään työpajoja, yhteisiä messuosallistumisia ja tutustumismatkoja kohdemarkkinoille.',
      'Korkeakoulun opiskelijat toteuttavat yrityksille selvityksiä ja kokeiluja.',
    ],
    direct: [
      'Alueen pienet ja keskisuuret yritykset, jotka tavoittelevat kasvua kotimaan ulkopuolelta.',
      'Yritysten avainhenkilöt ja omistajat.',
    ],
    indirect: [
      'Yritysten alihankkijat ja palvelujen tuottajat.',
      'Oppilaitokset ja kehittämisyhtiöt.',
      'Alueen asukkaat uusien työpaikkojen kautta.',
    ],
    report: [
      'Verkostoon liittyi {companies} yritystä, joista osa aloitti viennin hankkeen aikana.',
      'Työpajoja ja tapaamisia järjestettiin {events}.',
      'Yhteinen messuosasto toi yrityksille näkyvyyttä, johon yhdenkään omat varat eivät olisi riittäneet.',
      'Yritysten välinen yhteistyö jatkuu ryhmänä, jota vetää {organisation}.',
      'Arvioinnin mukaan suurin hyöty syntyi siitä, että yritykset oppivat tuntemaan toisensa.',
    ],
  },
  {
    priority2007: 3,
    priority2014: 2,
    objective2014: '3.2',
    purposes: [
      'uusiutuvan energian ratkaisut kunnissa',
      'kulttuurireitistön kehittäminen',
      'kevyen liikenteen ja palvelujen saavutettavuus',
      'energiatehokkaat julkiset rakennukset',
      'taajaman satama-alueen uusi elämä',
    ],
    summary: [
      'Hankkeessa parannetaan {ofArea} toimintaympäristöä ja palvelujen saavutettavuutta.',
      'Tavoitteena on löytää ratkaisuja, joita kunnat voivat ottaa käyttöön omissa investoinneissaan.',
      'Kohteita valitaan yhdessä kuntien teknisen toimen kanssa, ja kustakin laaditaan suunnitelma ja kustannusarvio.',
      'Asukkaat ja yritykset osallistuvat suunnitteluun avoimissa työpajoissa.',
      'Hanke tuottaa mittaustietoa, jonka avulla vaihtoehtojen hyötyjä voidaan vertailla.',
    ],
    direct: [
      'Alueen kunnat ja niiden tekninen toimi.',
      'Alan yritykset, jotka suunnittelevat ja toteuttavat ratkaisuja.',
    ],
    indirect: [
      'Alueen asukkaat ja vapaa-ajan asukkaat.',
      'Matkailuyritykset ja niiden asiakkaat.',
      'Muut kunnat, joilla on samanlaisia kohteita.',
    ],
    report: [
      'Suunnitelmat laadittiin kaikkiin valittuihin kohteisiin, ja kunnat ovat toteuttaneet niistä suurimman osan.',
      'Työpajoihin osallistui {attendees} asukasta ja yrittäjää.',
      'Mittaukset osoittivat, että halvimmat toimet maksoivat itsensä takaisin nopeimmin.',
      'Mukana oli {companies} yritystä, jotka saivat hankkeesta ensimmäisiä viitekohteitaan.',
      'Aineisto on julkaistu avoimesti kuntien käyttöön.',
    ],
  },
];
