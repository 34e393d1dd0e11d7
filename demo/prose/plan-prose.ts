/*
 * Sentences for the plan of a development project: the summary, the target groups and what is common to all themes.
 * `{slots}` are filled from the project's own figures; a sentence whose figure a project lacks is not used for it.
 */

/** When, where and by whom. */
export const framing: readonly string[] = [
  'Hanke toteutetaan {years} {inArea}, ja sitä hallinnoi {organisation}.',
  'Toiminta-alueena ovat {municipalities}.',
  'Hankkeen kotipaikka on {town}, mutta työntekijät liikkuvat koko alueella.',
  'Hankkeen toteuttaa {organisation} yhdessä alueen kuntien, oppilaitosten ja järjestöjen kanssa.',
  'Hanke on valmisteltu laajassa yhteistyössä, ja sen tarve nousi esiin alueen toimijoiden yhteisissä keskusteluissa.',
  'Suunnittelu pohjautuu aiemmista hankkeista saatuihin kokemuksiin, joita täydennetään uusilla menetelmillä.',
  'Hanke alkaa {startMonth} ja kestää {months} kuukautta.',
  'Toiminta käynnistyy {inFirstTown} ja laajenee ensimmäisen vuoden aikana muihin kuntiin.',
  'Hanke kytkeytyy alueen työllisyysstrategiaan ja täydentää olemassa olevia peruspalveluja korvaamatta niitä.',
  '{brand}-hanke vastaa tarpeeseen, johon yksittäinen organisaatio ei pysty vastaamaan yksin.',
];

/** How the work is done. */
export const methods: readonly string[] = [
  'Jokaiselle osallistujalle tehdään alkukartoitus, jonka pohjalta laaditaan yhteinen suunnitelma.',
  'Suunnitelmaa tarkistetaan vähintään kolmen kuukauden välein.',
  'Työskentely on yksilöllistä, mutta ryhmien vertaistukea hyödynnetään aina, kun se on mahdollista.',
  'Hankkeessa työskentelee projektipäällikön lisäksi {staff} työntekijää.',
  'Ohjausryhmä kokoontuu noin neljä kertaa vuodessa ja seuraa tavoitteiden toteutumista.',
  'Hankkeelle perustetaan asiantuntijaryhmä, jossa ovat edustettuina työnantajat, oppilaitokset, järjestöt ja viranomaiset.',
  'Toimintaa arvioidaan jatkuvasti osallistujapalautteen ja seurantatietojen avulla.',
  'Ulkopuolinen arvioija tekee väliarvion hankkeen puolivälissä ja loppuarvion sen päättyessä.',
  'Kokeilut pidetään pieninä, jotta toimimattomista voidaan luopua nopeasti ja toimivia laajentaa.',
  'Työnantajat otetaan mukaan jo suunnitteluvaiheessa.',
  'Sukupuolten tasa-arvo otetaan huomioon ohjauksessa, ryhmien kokoonpanossa ja viestinnässä.',
  'Menetelminä käytetään ratkaisukeskeistä ohjausta, toiminnallisia harjoitteita ja oppimista aidoissa työtehtävissä.',
  'Hankkeen aikana järjestetään {trainings} koulutuskokonaisuutta ja säännöllisiä verkostotapaamisia.',
  'Kehittämistyö etenee vaiheittain: kartoitus, kokeilu, arviointi, levittäminen ja vakiinnuttaminen.',
  'Osallistujan matka palvelussa kuvataan, ja kuvausta käytetään palvelujen yhteensovittamiseen.',
  'Tietoa vaihdetaan muiden samaa kohderyhmää palvelevien hankkeiden kanssa.',
];

/** The same for projects whose participants are looking for work. */
export const methodsForJobseekers: readonly string[] = [
  ...methods,
  'Osallistujat ohjautuvat hankkeeseen {teFrom}, kuntien palveluista, oppilaitoksista ja omalla yhteydenotolla.',
  'Palvelut hankitaan kilpailuttamalla, ja hankinnat suunnitellaan yhdessä {teOf} kanssa.',
  'Toimenpiteet ajoitetaan niin, etteivät ne ole päällekkäisiä kansallisesti rahoitettujen palvelujen kanssa.',
  'Osallistujille korvataan matkat, jotta etäisyys ei olisi osallistumisen este.',
  'Hankkeen työntekijät jalkautuvat sinne, missä osallistujat muutenkin ovat.',
  'Yritysyhteistyötä tehdään henkilökohtaisin käynnein, joita on tavoitteena tehdä keskimäärin kaksi viikossa.',
];

/** How many are expected to take part. */
export const targets: readonly string[] = [
  'Tavoitteena on, että hankkeessa aloittaa {plannedPersons} henkilöä, joista {plannedWomen} on naisia.',
  'Määrälliseksi tavoitteeksi on asetettu {plannedPersons} osallistujaa.',
  'Suunnitelman mukaan toimintaan tulee mukaan {plannedPersons} henkilöä.',
  'Mukaan tavoitellaan {plannedPersons} osallistujaa, ja paikkoja täytetään koko toiminnan ajan.',
];

/** What else is expected. */
export const expectations: readonly string[] = [
  'Tutkinnon tai sen osan arvioidaan suorittavan {plannedQualifications} osallistujaa.',
  'Hankkeen tuloksena syntyy arviolta {plannedJobs} uutta työpaikkaa.',
  'Uusia yrityksiä arvioidaan syntyvän {plannedEnterprises}.',
  'Mukaan tavoitellaan {plannedCompanies} yritystä.',
  'Tuloksena syntyy toimintamalli, joka jää elämään osana alueen palveluja.',
  'Verkoston toimijoiden tuntemus toistensa palveluista paranee, ja asiakasohjaus nopeutuu.',
  'Hankkeen päättyessä jokaiselle kehitetylle käytännölle on nimetty omistaja.',
  'Laadullisina tuloksina odotetaan osallistujien toimijuuden vahvistumista ja palvelujen vaikuttavuuden kasvua.',
  'Osallistujista vähintään 80 prosentin tavoitellaan suorittavan jaksonsa loppuun.',
  'Kokemukset kootaan julkaisuksi, josta on hyötyä muillekin samaa työtä tekeville.',
];

/** The same for projects whose participants are looking for work. */
export const expectationsForJobseekers: readonly string[] = [
  ...expectations,
  'Työnantajien kynnys palkata kohderyhmään kuuluvia madaltuu.',
  'Pitkällä aikavälillä hanke vähentää työttömyyden ja syrjäytymisen kustannuksia.',
  'Osallistujista noin puolen tavoitellaan jatkavan koulutukseen tai työhön.',
];

/** Openings of the list of direct target groups. */
export const directIntroductions: readonly string[] = [
  'Hankkeen varsinaisia kohderyhmiä ovat:',
  'Varsinaiseen kohderyhmään kuuluvat:',
  'Hanke on suunnattu {ofArea} asukkaille, erityisesti seuraaville ryhmille:',
  'Kohderyhmänä ovat {inArea}:',
  'Toimenpiteet kohdennetaan seuraavasti:',
  'Ensisijaisia kohderyhmiä ovat',
];

/** What may be added after the list of direct target groups. */
export const directAdditions: readonly string[] = [
  'Osallistujan tulee asua hankkeen toiminta-alueella.',
  'Etusijalla ovat ne, jotka eivät ole aiemmin osallistuneet vastaavaan toimintaan.',
  'Osallistujat valitaan haastattelun perusteella.',
  'Ryhmiin otetaan osallistujia jatkuvasti sitä mukaa kuin paikkoja vapautuu.',
  'Mukaan tavoitellaan {plannedPersons} osallistujaa, joista {plannedWomen} on naisia.',
  'Osallistuminen on vapaaehtoista ja maksutonta.',
  'Kohderyhmän rajausta tarkennetaan ensimmäisen puolen vuoden kokemusten perusteella.',
  'Lisäksi kohderyhmänä ovat verkoston työntekijät, joiden osaamista hanke vahvistaa.',
  'Molemmat sukupuolet pyritään tavoittamaan tasapuolisesti.',
];

/** Whom every project reaches through others, as items of a list. */
export const indirectGroups: readonly string[] = [
  'osallistujien perheet ja lähipiiri',
  'alueen kunnat ja niiden päätöksentekijät',
  'kolmannen sektorin toimijat',
  'alueen työnantajat ja yrittäjäjärjestöt',
  'oppilaitokset ja muut koulutuksen järjestäjät',
  '{teOf} asiantuntijat',
  'sosiaali- ja terveystoimen työntekijät',
  'Kelan paikallistoimisto',
  'alueen muut ESR-hankkeet',
  'työpajat ja yhdistykset',
  'kirjastot ja kansalaisopistot',
  'ammattijärjestöt',
  'alueen kehittämisyhtiöt',
  'kylä- ja asukasyhdistykset',
  'maakunnan kehittämisestä vastaavat viranomaiset',
  'alan tutkijat ja kehittäjät',
];

export const indirectIntroductions: readonly string[] = [
  'Välillisesti hankkeesta hyötyvät',
  'Välillisiä kohderyhmiä ovat',
  'Hankkeen tulokset vaikuttavat myös seuraaviin ryhmiin:',
  'Välillisenä kohderyhmänä ovat',
  'Välillisesti toiminnan piirissä ovat',
];

export const indirectAdditions: readonly string[] = [
  'Heidän osaamisensa ja keskinäinen yhteistyönsä vahvistuvat.',
  'Hanke tukee heidän työtään tarjoamalla tietoa ja yhteisiä välineitä.',
  'Välillinen kohderyhmä tavoitetaan verkostotapaamisissa ja tiedotuksen kautta.',
  'Hyöty näkyy palvelujen parempana yhteensovittamisena.',
  'Verkostossa on hankkeen alkaessa {partners} toimijaa.',
  'Yhteistyöstä sovitaan kunkin toimijan kanssa erikseen hankkeen alussa.',
  'Pitkällä aikavälillä hyötyjä on koko alue, kun työvoiman saatavuus paranee.',
  'Hankkeen tuloksia voivat hyödyntää kaikki samaa työtä tekevät.',
  'Välillinen kohderyhmä osallistuu toiminnan arviointiin vuosittaisessa kyselyssä.',
  'He saavat käyttöönsä hankkeessa syntyvät oppaat ja mallit maksutta.',
];
