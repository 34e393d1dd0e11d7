/** Short names of projects. Running text inflects them as compounds: `Silta-hankkeessa`. */
export const brands: readonly string[] = `
  Silta Kipinä Reitti Väre Ponnahdus Luotsi Askel Sarana Kaari Portti Verso Taimi Itu Runko Latva Naava Tuohi
  Pilke Kajo Sarastus Rusko Hehku Liekki Tuike Loiste Soihtu Lyhty Viitta Viiri Laituri Ankkuri Airo Purje
  Myötätuuli Tyrsky Aalto Virta Puro Suvanto Kivijalka Peruskivi Kehys Kaide Porras Tikkaat Avain Salpa Ikkuna
  Kynnys Pihapiiri Aukio Vaihde Ratas Akseli Jousi Nuoli Tähtäin Kartta Kiintopiste Virstanpylväs Etappi Rasti
  Rytmi Sointu Tahti Kutoja Kudelma Punos Solmu Sukkula Palapeli Muotti Vatupassi Alasin Talkoo Kimppa
  Yhteispeli TAITO OSKU TYKE VALO MOTO KASVU ROHTO TARMO VIRE OTE SISU KYTKE JATKO NOSTE PESTI ETURI LENTO POLTE
  TUKEVA
`
  .trim()
  .split(/\s+/);

/** Short names of projects that are described in Swedish. */
export const swedishBrands: readonly string[] = [
  'Bryggan',
  'Fyrljus',
  'Medvind',
  'Nyckeln',
  'Steget',
  'Rodret',
  'Stigen',
  'Språnget',
];
