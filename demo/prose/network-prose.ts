/* Sentences for projects that develop networks and services and have no participants of their own. */

export const network = {
  purposes: [
    'välityömarkkinoiden kehittäminen',
    'alueellinen ennakointi yhteiseen käyttöön',
    'hankkeiden yhteistyöfoorumi',
    'työllisyyden palvelukartta',
    'kansainvälinen vertaisoppiminen',
    'yritysyhteistyön käsikirja',
  ],
  summary: [
    'Hankkeella ei ole varsinaisia osallistujia, vaan se kehittää toimijoiden yhteistyötä ja palvelujen rakennetta.',
    'Tavoitteena on parantaa työllisyyspalvelujen toimivuutta ja vaikuttavuutta {inArea}.',
    'Hanke kokoaa alueen toimijat yhteiseen verkostoon, jossa sovitaan työnjaosta ja kehitetään palveluja yhdessä.',
    'Verkoston tueksi laaditaan palvelukartta, josta näkyy, kuka tekee mitäkin, kenelle ja missä.',
    'Hanke selvittää, millaisin järjestelyin toiminta voidaan vakinaistaa, ja tekee siitä ehdotuksen päättäjille.',
    'Yritysyhteistyön tavoista kootaan käsikirja, jota täydennetään kokemusten karttuessa.',
    'Toimijoille järjestetään teematilaisuuksia ajankohtaisista aiheista ja koulutusta heidän toiveidensa pohjalta.',
    'Hanke osallistuu valtakunnalliseen ja kansainväliseen yhteistyöhön ja tuo sieltä vertailukohtia alueelle.',
    'Tavoitteena on, että verkosto toimii hankkeen päätyttyä ilman erillistä rahoitusta.',
  ],
  direct: [
    'Työllisyyden hoidon parissa toimivat kunnat, yhdistykset, säätiöt ja oppilaitokset {inArea}.',
    'Alueen hankkeiden työntekijät ja vetäjät.',
    '{teOf} asiantuntijat ja johto.',
    'Työnantajat, jotka tekevät yhteistyötä hankkeiden kanssa.',
  ],
  indirect: [
    'Palvelujen asiakkaat, joiden polku selkeytyy toimijoiden työnjaon myötä.',
    'Kuntien ja maakunnan päätöksentekijät.',
    'Muiden alueiden vastaavat verkostot.',
  ],
  report: [
    'Hanke kokosi {years} alueen toimijat yhteen ja loi heille pysyvän tavan tehdä yhteistyötä.',
    'Verkostotilaisuuksia järjestettiin {events}, ja niihin osallistui yhteensä {attendees} kävijää.',
    'Verkostossa oli hankkeen päättyessä {partners} toimijaa.',
    'Toimijoita haastateltiin {respondents}, ja haastattelujen pohjalta laadittiin kehittämissuunnitelma.',
    'Palvelukartta julkaistiin verkossa, ja sen ylläpidosta vastaa {organisation}.',
    'Yritysyhteistyön käsikirja valmistui hankkeen viimeisenä vuonna ja on ollut kysytty myös muualla.',
    'Sähköinen tiedote ilmestyi {bulletins} kertaa, ja sen jakelulista kasvoi koko hankkeen ajan.',
    'Kehittämistyön tulokset otettiin huomioon, kun alueelle laadittiin suunnitelma rakennetyöttömyyden alentamiseksi.',
    'Päätöksentekijöille annettu ehdotus toiminnan vakinaistamisesta toteutui osittain.',
    'Verkoston jäsenten kyselyssä yhteistyö sai arvosanan {feedback} asteikolla 1–5.',
  ],
};
