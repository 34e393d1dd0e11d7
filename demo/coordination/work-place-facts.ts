/** A place at which people of a measure work; `from` in days from today. */
export interface WorkPlaceFact {
  readonly measure: string;
  readonly employer: string;
  readonly tasks: string;
  readonly site: string | null;
  readonly supervisor: string | null;
  readonly seats: number;
  readonly isPermanent: boolean;
  readonly hoursPerWeek: number | null;
  readonly from: number;
  /** When whoever has it kept it for good. */
  readonly permanentFrom: number | null;
}

const place = (
  measure: string,
  employer: string,
  tasks: string,
  rest: Pick<WorkPlaceFact, 'seats' | 'from'> & Partial<WorkPlaceFact>,
): WorkPlaceFact => ({
  measure,
  employer,
  tasks,
  site: null,
  supervisor: null,
  isPermanent: false,
  hoursPerWeek: null,
  permanentFrom: null,
  ...rest,
});

export const workPlaces: readonly WorkPlaceFact[] = [
  place('care-toppis', 'Hoivakoti Pihlajisto', 'Avustaminen päivittäisissä toimissa', {
    seats: 5,
    from: -110,
    site: 'Pihlajatie 3, Kaarina',
    supervisor: 'Sirpa Vaahterarinne',
    isPermanent: true,
  }),
  place('care-toppis', 'Palvelutalo Rantakaari', 'Avustaminen ja virkistystoiminta', { seats: 4, from: -110 }),
  place('care-wage', 'Hoivakoti Pihlajisto', 'Keittiö- ja siivoustyö', { seats: 5, from: -150, isPermanent: true }),
  place('care-wage', 'Turun kotihoiva Lämpö Oy', 'Asiointi ja ulkoiluttaminen', {
    seats: 7,
    from: -150,
    supervisor: 'Toni Kuusivuori',
  }),
  place('workshop', 'Tekevät kädet -työvalmennussäätiö', 'Puutöitä ja huonekalujen korjausta', {
    seats: 8,
    hoursPerWeek: 20,
    from: -160,
    site: 'Sahatie 9, Loimaa',
    supervisor: 'Reijo Mäntykallas',
  }),
  place('try-out', 'Ravintola Kotipata', 'Keittiöapulaisen tehtäviä', { seats: 3, hoursPerWeek: 30, from: -90 }),
  place('try-out', 'Puutarha Vihermaa', 'Kasvihuonetyö', { seats: 4, from: -90 }),
  place('try-out', 'Rautakauppa Nurkka Oy', 'Hyllytys ja varastotyö', {
    seats: 3,
    from: -60,
    supervisor: 'Kari Iltaranta',
  }),
  place('youth-wage', 'Salon kahvila Tauko', 'Tarjoilu ja kassatyö', { seats: 3, from: -170 }),
  place('youth-wage', 'Autohuolto Ruuvi Oy', 'Avustava korjaamotyö', { seats: 5, from: -170, isPermanent: true }),
  place('circular-wage', 'Kierrätyskeskus Toinen Kierros ry', 'Lajittelu, korjaus ja myymälätyö', {
    seats: 10,
    from: -180,
    site: 'Varastokatu 20, Turku',
    supervisor: 'Pasi Petäjäkangas',
    permanentFrom: -20,
  }),
  place('circular-wage', 'Uudenkaupungin kierrätyspaja', 'Lajittelu ja kuljetus', { seats: 4, from: -120 }),
];
