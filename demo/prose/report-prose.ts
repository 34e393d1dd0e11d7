/*
 * Sentences for the summary of the final report. Figures in `{slots}` are those of the project's own monitoring lines, so
 * that the text and the figures agree.
 */

export const openings: readonly string[] = [
  '{brand}-hanke toteutettiin {years} {inArea}.',
  '{brand}-hanketta toteutti {organisation} {years}.',
  'Hanke toteutui pääosin suunnitelman mukaisesti {years}.',
  '{ofOrganisation} hallinnoima {brand}-hanke päättyi vuonna {endYear}, ja sen toiminta-alueena olivat {municipalities}.',
  'Hankkeen toiminta käynnistyi {startMonth}, ja se kesti kaikkiaan {months} kuukautta.',
  'Hankkeen lähtökohtana oli tarve, jonka alueen toimijat olivat yhdessä tunnistaneet jo ennen hakemista.',
];

export const courses: readonly string[] = [
  'Ensimmäinen puoli vuotta kului verkoston rakentamiseen ja osallistujien tavoittamiseen.',
  'Suunnitelmaa tarkistettiin kerran: painopistettä siirrettiin ryhmistä yksilölliseen ohjaukseen.',
  'Henkilöstövaihdokset viivästyttivät aloitusta, mutta viive saatiin kiinni toisena toimintavuonna.',
  'Hankkeessa työskenteli projektipäällikön lisäksi {staff} työntekijää.',
  'Ohjausryhmä kokoontui {steeringMeetings} kertaa ja otti aktiivisesti kantaa toiminnan suuntaan.',
  'Toimintaympäristö muuttui hankkeen aikana, kun kuntien palveluja järjestettiin uudelleen.',
  'Alueen työmarkkinatilanne heikkeni kesken hankkeen, mikä näkyi avoimien paikkojen vähenemisenä.',
  'Työnantajien kiinnostus kasvoi sitä mukaa kuin kokemuksia kertyi.',
  'Kilpailutukset veivät arvioitua enemmän aikaa, mutta tuottivat laadukkaita palveluja.',
];

/** Those who took part. */
export const participation: readonly string[] = [
  'Hankkeessa aloitti {started} henkilöä, joista {women} oli naisia.',
  'Osallistujia oli kaikkiaan {started}: {women} naista ja {men} miestä.',
  'Seurantatietojen mukaan toimintaan osallistui {started} henkilöä, joista naisia oli {women}. Tavoitteena oli {plannedPersons} osallistujaa.',
  'Toimintaan tuli mukaan {started} henkilöä (tavoite {plannedPersons}).',
];

export const belowTarget: readonly string[] = [
  'Osallistujamäärä jäi tavoitteesta, koska toiminta käynnistyi odotettua hitaammin.',
  'Tavoitteesta jäätiin, sillä moni tarvitsi suunniteltua pidemmän jakson.',
  'Määrällistä tavoitetta ei saavutettu, mutta ohjaus oli vastaavasti syvempää ja tulokset osallistujaa kohden parempia.',
];

export const aboveTarget: readonly string[] = [
  'Tavoite ylittyi, koska ryhmiin otettiin uusia osallistujia sitä mukaa kuin paikkoja vapautui.',
  'Osallistujia oli tavoitetta enemmän, mikä kertoo palvelun tarpeesta.',
  'Kysyntä oli suurempaa kuin osattiin ennakoida, ja loppuvaiheessa jouduttiin pitämään jonoa.',
];

/** Where jobseekers went; the parts sum up to all who started. */
export const outcomes: readonly string[] = [
  'Jakson päättyessä {employed} osallistujaa oli töissä, {educated} oli aloittanut koulutuksen ja {practice} oli harjoittelussa tai työkokeilussa. Muut {others} jatkoivat muissa palveluissa tai työnhakijoina.',
  'Osallistujista {employed} työllistyi, {educated} siirtyi koulutukseen, {practice} jatkoi harjoittelussa ja {others} ohjattiin muihin palveluihin.',
  'Jatkopolut jakautuivat seuraavasti:\n- työhön {employed}\n- koulutukseen {educated}\n- harjoitteluun tai työkokeiluun {practice}\n- muihin palveluihin tai työnhakijaksi {others}',
  'Töihin päätyi {employed} ja koulutukseen {educated} osallistujaa; harjoittelussa oli jakson päättyessä {practice} ja muissa palveluissa tai työnhakijana {others}.',
];

export const results: readonly string[] = [
  'Tutkintoja tai niiden osia suoritettiin {qualifications}.',
  'Ammatillisen tutkinnon tai sen osan suoritti hankkeen aikana {qualifications} osallistujaa.',
  'Uusia työpaikkoja kirjattiin {jobs}.',
  'Uusia yrityksiä perustettiin {enterprises}.',
  'Toimintaan osallistui {employers} yritystä.',
  'Työnantajia oli mukana {employers}, ja yrityskäyntejä tehtiin {visits}.',
  'Koulutuskokonaisuuksia järjestettiin {trainings}, ja koulutuspäiviä kertyi yhteensä {trainingDays}.',
  'Koulutusten loppupalautteen keskiarvo oli {feedback}.',
  'Osallistujapalautteeseen vastasi {respondents} henkilöä; yleisarvosana oli {feedback} asteikolla 1–5.',
];

export const networks: readonly string[] = [
  'Verkostotilaisuuksia järjestettiin {events}, ja niissä kävi yhteensä {attendees} osallistujaa.',
  'Verkostoon kuului lopulta {partners} toimijaa, joista osa tuli mukaan kesken hankkeen.',
  'Uutiskirje ilmestyi {bulletins} kertaa.',
  'Alueen lehdet kirjoittivat hankkeesta useaan otteeseen, ja jutut toivat lisää yhteydenottoja.',
  'Loppuseminaari pidettiin {inTown}, ja paikalla oli väkeä koko maakunnasta.',
  'Hanke teki tiivistä yhteistyötä samaa kohderyhmää palvelevien hankkeiden kanssa, eikä päällekkäistä työtä syntynyt.',
  'Järjestöjen asiantuntemus osoittautui korvaamattomaksi kohderyhmän tavoittamisessa.',
  'Kuntien sitoutuminen vaihteli: tulokset olivat parhaat siellä, missä kunta oli nimennyt hankkeelle vastuuhenkilön.',
];

/** The same for projects whose participants are looking for work. */
export const networksForJobseekers: readonly string[] = [
  ...networks,
  'Yhteistyö {teOf} kanssa oli sujuvaa, ja hankkeelle nimetty yhteyshenkilö nopeutti asiakasohjausta.',
  'Kumppanit pitivät tärkeimpänä sitä, että asiakkaan tilanne on jonkun hallussa koko ajan.',
];

export const moneySentences: readonly string[] = [
  'Myönnetystä EU- ja valtion rahoituksesta käytettiin {percentUsed} prosenttia.',
  'EU- ja valtion rahoitusta käytettiin {realisedEuros} euroa, mikä on {percentUsed} prosenttia myönnetystä.',
];

export const lessons: readonly string[] = [
  'Kehittämiseen osallistuneet pitivät tärkeänä, että kokeiluille annettiin aikaa ja lupa epäonnistua.',
  'Parhaat ratkaisut löytyivät, kun suunnittelussa olivat mukana ne, joita asia koskee.',
  'Vertaisten kokemukset vakuuttivat enemmän kuin asiantuntijoiden esitykset.',
  'Pienille toimijoille osallistuminen on tehtävä niin helpoksi, ettei siihen tarvita erillistä hakemusta.',
  'Tärkein oppi oli, että luottamuksen syntyminen vie aikaa eikä sitä voi kiirehtiä.',
  'Hanke osoitti, että pienikin tuki oikealla hetkellä ehkäisee keskeytymisen.',
  'Seurantatietojen kerääminen käsin vei kohtuuttomasti aikaa, ja siihen tarvittaisiin yhteinen väline.',
  'Miesten tavoittaminen vaati toiminnallisempaa otetta kuin alun perin suunniteltiin.',
  'Etäisyydet asettivat rajansa, ja kuljetusten järjestäminen kannattaa suunnitella heti alussa.',
];

/** The same for projects whose participants are looking for work. */
export const lessonsForJobseekers: readonly string[] = [
  ...lessons,
  'Työnantajat toivoivat yhtä yhteyshenkilöä, joka vastaa kysymyksiin myös tuen päätyttyä.',
  'Yksilövalmennukseen tulisi peruspalveluissa varata enemmän aikaa.',
  'Lyhyet jaksot eivät riitä niille, joiden tilanne on mutkikas: aikaa tulisi varata vähintään vuosi.',
  'Asiakkaan ei pitäisi joutua kertomaan tilannettaan alusta jokaiselle uudelle työntekijälle.',
  'Osa osallistujista ei hyötynyt palvelusta, koska elämäntilanne vaati ensin muuta apua.',
  'Jatkossa samankaltaisessa työssä kannattaa aloittaa työnantajayhteistyö ennen ensimmäisen ryhmän alkua.',
  'Peruutuksia ja poisjääntejä oli jonkin verran; muistutusviesti edellisenä päivänä vähensi niitä.',
];

export const continuations: readonly string[] = [
  'Toimintamalli jäi osaksi {ofOrganisation} perustoimintaa.',
  'Kunnat jatkavat toimintaa omalla rahoituksellaan, tosin pienemmässä mittakaavassa.',
  'Hankkeessa laadittu opas on vapaasti saatavilla {ofOrganisation} verkkosivuilla.',
  'Verkosto jatkaa kokoontumista kaksi kertaa vuodessa, ja koollekutsujana toimii {organisation}.',
  'Kokemuksia hyödynnetään seuraavan ohjelmakauden hankkeiden suunnittelussa.',
  'Ryhmien vetovastuu siirtyi paikallisille yhdistyksille.',
  'Käytännöt on kirjattu kuntien ja {teOf} yhteistyösopimukseen.',
];

/** What a project says whose activity stopped before its time. */
export const interruptions: readonly string[] = [
  'Hanke keskeytettiin ennen suunnitelman mukaista päättymistä, koska toteuttajan omarahoitus ei järjestynyt.',
  'Toiminta keskeytyi, kun kohderyhmälle avautui vastaava pysyvä palvelu.',
  'Hanke lopetettiin rahoittajan ja toteuttajan yhteisellä päätöksellä, kun toiminta ei käynnistynyt toivotusti.',
];

export const afterInterruption: readonly string[] = [
  'Keskeytymiseen mennessä kertyneet kokemukset koottiin muistioksi, joka luovutettiin rahoittajalle.',
  'Aloittaneet osallistujat ohjattiin muihin palveluihin.',
  'Käyttämättä jäänyt rahoitus palautui uudelleen kohdennettavaksi.',
];
