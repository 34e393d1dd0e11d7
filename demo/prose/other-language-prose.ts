/* Whole projects described in Swedish or, in the service's English rendering, in English. */

export interface OtherLanguageProse {
  readonly purposes: readonly string[];
  readonly summary: readonly string[];
  readonly actions: readonly string[];
  readonly actionsHeading: string;
  readonly expectations: readonly string[];
  readonly direct: readonly string[];
  readonly indirect: readonly string[];
  readonly communication: readonly string[];
  readonly dissemination: readonly string[];
  readonly report: readonly string[];
  readonly equality: readonly string[];
  readonly effects: readonly string[];
}

export const swedish: OtherLanguageProse = {
  purposes: [
    'vägen till arbete och studier',
    'kompetens för kusten',
    'språk och arbete hand i hand',
    'nya vägar in i vården',
    'unga i rörelse',
    'handledning nära dig',
  ],
  summary: [
    'Projektet genomförs i {areaSv} {yearsSv} och förvaltas av {organisation}.',
    'Syftet är att fler av dem som står utanför arbetslivet ska hitta en väg till arbete eller studier.',
    'Utgångspunkten är deltagarens egna mål, och planen görs upp tillsammans med en handledare.',
    'I regionen finns gott om små företag som söker personal men som saknar tid för rekrytering och introduktion.',
    'Projektet för samman kommuner, läroanstalter, föreningar och arbetsgivare kring en gemensam arbetsmodell.',
    'Handledningen ges på svenska, finska och vid behov på andra språk.',
    'Arbetsmodellen prövas i liten skala, utvärderas och sprids sedan till hela området.',
    'Samarbetet med arbetskraftsmyndigheten sker enligt gemensamt överenskomna rutiner.',
  ],
  actionsHeading: 'Centrala åtgärder:',
  actions: [
    'individuell kartläggning och handledning',
    'gruppträffar kring arbetssökning och vardagsekonomi',
    'praktik och språkstöd på arbetsplatsen',
    'utbildning av arbetsplatshandledare',
    'företagsbesök och matchning',
    'nätverksträffar för aktörerna i området',
  ],
  expectations: [
    'Målet är att {plannedPersons} personer deltar, av vilka {plannedWomen} är kvinnor.',
    'Resultatet är en modell som kommunerna kan ta i bruk efter projektets slut.',
    'På sikt förbättras tillgången på kunnig arbetskraft i regionen.',
  ],
  direct: [
    'Arbetslösa arbetssökande som behöver mera stöd än den offentliga servicen kan ge.',
    'Unga utan yrkesexamen och inflyttade som vill komma in i arbetslivet.',
    'Anställda och företagare som behöver uppdatera sitt kunnande.',
  ],
  indirect: [
    'Arbetsgivare, läroanstalter och kommuner i området.',
    'Deltagarnas familjer och närmiljö.',
    'Föreningar och andra projekt som arbetar med samma målgrupp.',
  ],
  communication: [
    'Projektet informerar via egna webbsidor, lokaltidningar och personliga kontakter.',
    'En broschyr delas ut vid biblioteken, hälsovårdscentralerna och kommunernas servicepunkter.',
    'Styrgruppens medlemmar för information vidare till sina organisationer.',
    'Ett nyhetsbrev sänds till samarbetsparterna {bulletinsPerYear} gånger om året.',
  ],
  dissemination: [
    'God praxis samlas i en handbok som publiceras fritt på webben.',
    'Ett slutseminarium ordnas för aktörer i hela landskapet.',
    'Personalen i kommunerna får pröva arbetssättet tillsammans med projektets handledare.',
  ],
  report: [
    'Projektet genomfördes {yearsSv} i huvudsak enligt planen.',
    'Sammanlagt deltog {started} personer, av vilka {women} var kvinnor.',
    'Efter perioden var {employed} deltagare i arbete, {educated} hade inlett studier och {practice} var på praktik.',
    'Samarbetet med arbetsgivarna byggde på besök, och {visits} företagsbesök gjordes under projekttiden.',
    'Deltagarna gav projektet vitsordet {feedback} på skalan 1–5.',
    'Handledarens stöd under de första veckorna på arbetsplatsen var avgörande för resultatet.',
    'Nätverksträffar ordnades {events} gånger med {attendees} besökare.',
    'Handboken finns på {ofOrganisationSv} webbsidor och modellen har tagits i bruk i kommunerna.',
    'I fortsättningen behövs mera tid för dem vars situation är mångfasetterad.',
  ],
  equality: [
    'Målgruppens situation har granskats skilt för kvinnor och män.',
    'Handledningen uppmuntrar till val som inte begränsas av kön.',
    'Projektets huvudmål gäller sysselsättning och kompetens.',
  ],
  effects: ['Projektet stärker deltagarnas välbefinnande och tilltro till framtiden.'],
};

export const english: OtherLanguageProse = {
  purposes: [
    'a step towards work and inclusion',
    'everyday skills in the community',
    'peer support for working life',
    'open doors for newcomers',
  ],
  summary: [
    'The project supports people of working age who are outside employment and out of reach of ordinary services.',
    'It is carried out in {areaEn} {yearsEn} and coordinated by {organisation}.',
    'The work starts from the participant’s own goals and proceeds in small steps chosen together with a counsellor.',
    'Outreach work takes the services to villages and housing areas instead of waiting for people to come to an office.',
    'Municipalities, associations and the employment authorities agree on a shared path so that nobody is left between services.',
    'Volunteers with experience of their own are trained as peer instructors.',
    'Working and functional ability is followed by self-assessment three times during the period.',
  ],
  actionsHeading: 'Main activities:',
  actions: [
    'open meeting places with a weekly programme',
    'individual counselling and a personal plan',
    'nature-based group activities',
    'training of peer instructors',
    'supported work trials',
  ],
  expectations: [
    'The aim is to reach {plannedPersons} participants, {plannedWomen} of them women.',
    'The result is a model that the municipalities can continue without project funding.',
  ],
  direct: [
    'People of working age who have been outside employment for more than a year.',
    'Immigrants and persons recovering from mental health or substance abuse problems.',
  ],
  indirect: [
    'Families of the participants.',
    'Employees of municipal services, associations and parishes in the area.',
  ],
  communication: [],
  dissemination: [],
  report: [
    'The project was carried out {yearsEn} largely as planned.',
    'Altogether {started} persons took part, {women} of them women.',
    'At the end of their period {employed} participants were at work and {educated} had started education.',
    'The meeting places were found to be the most effective way of reaching people outside the services.',
    'Peer instructors continue to run the groups, and the municipality has taken over the premises.',
    'Participants rated the project {feedbackEn} on a scale from 1 to 5.',
    'Networking events were held {events} times with a total of {attendees} visits.',
    'The main lesson was that building trust takes time and cannot be hurried.',
  ],
  equality: [
    'The situation of the target group has been examined separately for women and men.',
    'Groups are planned so that they are equally easy to join regardless of gender.',
    'The main aim concerns inclusion; equality is promoted as part of it.',
  ],
  effects: ['The activities strengthen wellbeing and everyday life skills.'],
};
