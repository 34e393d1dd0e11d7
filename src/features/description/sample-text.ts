/** An invented official description of 2007–2013 with nothing to remark on, for tests to plant faults in. */
export const sampleText = `Euroopan unioni

Vipuvoimaa EU:lta

Euroopan sosiaalirahaston (ESR) rahoittaman projektin kuvaus

1. Projekti

Projektikoodi: S19999

Projektin nimi: Pohjoinen polku

Osio: Pohjois-Suomen suuralueosio

Toimintalinja: 2: Työllistymisen ja työmarkkinoilla pysymisen edistäminen sekä syrjäytymisen ehkäiseminen

Projektityyppi: Projekti, jossa on henkilöitä mukana

Suunnitelman mukainen toteutusaika: Alkaa 1.1.2010 ja päättyy 28.2.2012

Toiminnan tila: Toiminta päättynyt

Vastuuviranomainen: Pohjois-Pohjanmaan elinkeino-, liikenne- ja ympäristökeskus

2. Projektin toteuttaja

Toteuttajaorganisaation nimi: Esimerkin koulutuskuntayhtymä

Organisaatiotyyppi: Kuntayhtymä

Y-tunnus: 1234567-1

Osoite: Rantatie 1

Puhelinnumero: 016 000 0000

Toteuttajaorganisaation Web-osoite: www.esimerkki.example

Projektin kotisivun osoite: www.esimerkki.example

Vastuuhenkilön nimi: Aino Esimerkki

Asema: Projektipäällikkö

Sähköposti: aino.esimerkki(at)esimerkki.example

Puhelinnumero: 040 000 0000

3. Projektin toteutusalue ja kohderyhmän kuvaus

3.1 Maantieteellinen kohdealue

Maakunnat: Lappi

Seutukunnat: Itä-Lapin, Pohjois-Lapin

Kunnat: Salla, Inari

3.2 Varsinaiset kohderyhmät

Pitkään työttömänä olleet.

3.3 Välilliset kohderyhmät

Työnantajat ja kunnat.

3.4 Aloittaneiden henkilöiden määrä

Suunniteltu: 20, joista naisia 10

Toteutunut seurantatietojen mukaan: 18, joista naisia 9

4. Projektin tavoitteet, tulokset ja vaikutukset

4.1 Uusien työpaikkojen määrä

Suunniteltu: 2, joista naisten työpaikkoja 1

Toteutunut seurantatietojen mukaan: 1, joista naisten työpaikkoja 0

4.2 Uusien yritysten määrä

Suunniteltu: 0, joista naisten perustamia 0

Toteutunut seurantatietojen mukaan: 0, joista naisten perustamia 0

4.3 Suoritettujen tutkintojen määrä

Suunniteltu: 5, joista naisten tutkintoja 2

Toteutunut seurantatietojen mukaan: 4, joista naisten tutkintoja 2

5. Suunnitelman mukainen tiivistelmä toteutuksesta

Hanke tarjoaa valmennusta ja palkkatukityötä.

6. Tiedotus ja hyvien käytäntöjen levittäminen

6.1 Tiedotussuunnitelma

Hankkeesta kerrotaan lehdissä.

6.2 Suunnitelma hyvien käytäntöjen levittämisestä

Käytännöt kootaan oppaaksi.

7. Projektin julkinen rahoitus, euroa

Myönnetty EU- ja valtion rahoitus: 100 000

Toteutunut EU- ja valtion rahoitus: 90 000

Suunniteltu julkinen rahoitus yhteensä: 120 000

Toteutunut julkinen rahoitus yhteensä: 110 000

8. Vastuuviranomaisen tekemä projektin luokittelu

8.1 Horisontaalinen luokittelu

Tasa-arvo: Sukupuolineutraali projekti

Kestävä kehitys: Projektilla ei ole erityistä vaikutusta kestävän kehityksen kannalta

Kumppanuus: Kumppanuutta selvästi edistävä projekti

Innovatiivisuus: Ei erityistä innovatiivisuutta projektin tavoitteena

9. Loppuraportin tiivistelmä

Hankkeessa aloitti 18 henkilöä, ja heistä 4 suoritti tutkinnon.`;
