/* Reasons for the answers about gender equality and for the scores of sustainable development, 2014–2020. */

export const equalityReasons = {
  analysisDone: [
    'Toimintaympäristöstä on tehty selvitys, jossa kohderyhmän tilannetta tarkastellaan naisten ja miesten osalta erikseen.',
    'Työttömyyden ja koulutuksen tilastot on käyty läpi sukupuolittain, ja tulokset ohjaavat palvelujen kohdentamista.',
    'Analyysi osoittaa, että miehet hakeutuvat alueella palveluihin harvemmin kuin naiset.',
    'Selvityksen mukaan alan työpaikoista suurin osa on yhden sukupuolen hallussa.',
    'Kohderyhmän tarpeet kartoitettiin valmisteluvaiheessa naisten ja miesten näkökulmasta.',
  ],
  analysisNotDone: [
    'Erillistä analyysia ei ole tehty, mutta seurantatiedot kerätään sukupuolittain.',
    'Analyysi tehdään hankkeen ensimmäisen puolen vuoden aikana.',
  ],
  mainstreamed: [
    'Ryhmät suunnitellaan siten, että niihin on yhtä luontevaa tulla sukupuolesta riippumatta.',
    'Tiedotuksessa ja ohjauksessa vältetään sukupuoleen sidottuja mielikuvia ammateista.',
    'Osallistujille esitellään aloja yli perinteisten rajojen, ja palaute kerätään sukupuolittain.',
    'Toiminnan ajankohdissa otetaan huomioon lasten hoidosta vastaavien tilanne.',
    'Ohjausryhmään ja asiantuntijaryhmään kutsutaan tasapuolisesti naisia ja miehiä.',
  ],
  notMainstreamed: [
    'Hankkeen toiminta kohdistuu rakenteisiin, joissa sukupuolella ei ole välitöntä merkitystä.',
    'Näkökulma otetaan huomioon soveltuvin osin.',
  ],
  mainAim: [
    'Hankkeen tavoitteena on purkaa alan jakautumista naisten ja miesten töihin.',
    'Päätavoite on lisätä vähemmistönä olevan sukupuolen osuutta alan opiskelijoista ja työntekijöistä.',
  ],
  notMainAim: [
    'Päätavoite on osallistujien työllistyminen ja osaamisen kasvu; tasa-arvoa edistetään sen osana.',
    'Hankkeen päätavoite liittyy palvelujen kehittämiseen, ei tasa-arvoon.',
    'Tasa-arvo on hankkeessa läpäisevä periaate muttei päätavoite.',
    'Hankkeella ei ole tasa-arvoa koskevaa päätavoitetta.',
  ],
};

/** Reasons for scores above nought, by the id of the row. */
export const effectReasons: Readonly<Record<string, readonly string[]>> = {
  effectResources: [
    'Työpajoilla käytetään kierrätysmateriaaleja, ja hankinnoissa suositaan yhteiskäyttöä.',
    'Koulutuksen sisältöihin kuuluu luonnonvarojen säästävä käyttö.',
  ],
  effectClimate: [
    'Etätapaamiset ja kimppakyydit vähentävät matkustamisen päästöjä.',
    'Osallistujat perehtyvät ilmastovaikutusten arviointiin omassa työssään.',
  ],
  effectNature: [
    'Luontoon tukeutuva toiminta lisää osallistujien ymmärrystä luonnon monimuotoisuudesta.',
    'Maisemanhoitotöissä suositaan alkuperäistä kasvillisuutta.',
  ],
  effectWaterSoilAir: ['Kunnostustöissä vähennetään rantojen ja ojien kuormitusta.'],
  effectNatura: ['Reittien opasteet ohjaavat liikkumista pois herkimmiltä alueilta.'],
  effectMaterials: [
    'Kierrätystoiminta pidentää tavaroiden käyttöikää ja vähentää jätettä.',
    'Aineistot julkaistaan sähköisesti, ja painotuotteita tehdään vain tarpeeseen.',
  ],
  effectEnergy: ['Koulutuksessa käsitellään uusiutuvan energian ratkaisuja.'],
  effectLocalEconomy: [
    'Hanke parantaa osaavan työvoiman saatavuutta alueen yrityksissä.',
    'Paikalliset yritykset ja yhdistykset saavat hankkeesta työvoimaa ja osaamista.',
    'Työpaikat säilyvät alueella, kun osaaminen uudistuu.',
  ],
  effectImmaterial: [
    'Hankkeessa kehitetään uusia ohjaus- ja koulutuspalveluja.',
    'Tuloksena syntyy toimintamalli, joka on siirrettävissä muualle.',
  ],
  effectMobility: [
    'Palvelut viedään kuntiin, jolloin osallistujien matkat lyhenevät.',
    'Etäohjaus vähentää matkustamista pitkien välimatkojen alueella.',
  ],
  effectWellbeing: [
    'Toiminta vahvistaa osallistujien toimintakykyä, arjenhallintaa ja luottamusta tulevaan.',
    'Työllistyminen ja koulutus parantavat osallistujien ja heidän perheidensä hyvinvointia.',
    'Yksinäisyys vähenee ja osallisuus vahvistuu.',
  ],
  effectEquality: [
    'Ohjaus rohkaisee valintoihin, joita sukupuoli ei rajaa.',
    'Hanke lieventää työmarkkinoiden jakautumista naisten ja miesten aloihin.',
  ],
  effectParity: [
    'Toiminta on avointa kielestä, taustasta ja toimintakyvystä riippumatta.',
    'Hanke edistää maahanmuuttajien ja osatyökykyisten yhdenvertaista pääsyä työhön.',
  ],
  effectCulture: ['Osallistujat kunnostavat ja esittelevät paikallista kulttuuriympäristöä.'],
  effectEnvironmentalSkills: [
    'Ympäristöosaaminen sisältyy koulutusten ohjelmaan.',
    'Osallistujat suorittavat ympäristöpassin osana valmennusta.',
  ],
};
