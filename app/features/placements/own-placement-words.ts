import { semesterName } from "~/features/semesters/semester-words";
import type { Language } from "~/vocabulary/languages";
import { NBSP, plural, upperFirst } from "~/vocabulary/typography";

/** « Hiver 2026-2027 », “Winter 2026-2027” */
export function semesterIn(language: Language, semesterId: string): string {
  return upperFirst(semesterName(semesterId, language));
}

const fr = {
  title: (semester: string): string => `Votre semestre${NBSP}: ${semester}`,
  place: "Terrain de stage",
  sought: "Nous le cherchons. Vous le saurez par mail.",
  supervisors: (count: number): string => plural(count, "Maître de stage", "Maîtres de stage"),
  dates: "Semestre",
  dayToDay: (from: string, to: string): string => `du ${from} au ${to}`,
  bed: "Hébergement",
  stay: "Votre séjour",
  stayDays: (from: string, to: string): string => `arrivée le ${from}, départ le ${to}`,
  rent: "Loyer",
  perMonth: "par mois",
  aids: "À savoir",
  aidLost: (aid: string, amount: string): string =>
    `Logé·e par une collectivité, vous n’aurez pas ${aid} (${amount}). Vérifiez auprès de votre CHU.`,
  keys: "Clés",
  keysLater: "remises à votre arrivée",
  rules: "Les règles du logement",
  steps: "Les étapes de votre arrivée",
  firstDay: "Premier jour du stage",
  checkIn: "Arrivée dans le logement",
  checkOut: "Départ du logement",
  calendar: "Tout ajouter à mon agenda",
  documents: "À apporter",
  received: "reçu",
  owed: "à nous envoyer",
  iSentIt: "Je l’ai envoyé",
  toldSent: (day: string): string => `vous nous avez dit l’avoir envoyé le ${day}`,
  owedLead: "Envoyez-nous par mail ce qui manque, ou déposez-le plus bas sur cette page.",
  nothingOwed: "Nous avons tout reçu. Merci.",
  people: "Qui vous accueille",
  passedToSupervisors:
    "Votre maître de stage a reçu de nous votre nom, votre niveau et vos dates, rien d’autre.",
  passedToOwner: "Qui vous loge a reçu votre nom et vos dates, rien d’autre.",
  helper: "Votre référent·e",
  map: (places: string): string => `Où vous serez${NBSP}: ${places}`,
  mapPlace: "stage",
  mapBed: "logement",
  kit: "Ouvrir le livret d’accueil",
};

/** What an intern’s own page says of their semester. */
export const OWN_PLACEMENT_WORDS: Readonly<Record<Language, typeof fr>> = {
  fr,
  en: {
    title: (semester) => `Your semester: ${semester}`,
    place: "Training place",
    sought: "We are looking for it. You will know by mail.",
    supervisors: (count) => (count > 1 ? "Supervisors" : "Supervisor"),
    dates: "Semester",
    dayToDay: (from, to) => `${from} to ${to}`,
    bed: "Lodging",
    stay: "Your stay",
    stayDays: (from, to) => `arrival on ${from}, departure on ${to}`,
    rent: "Rent",
    perMonth: "a month",
    aids: "Good to know",
    aidLost: (aid, amount) =>
      `As a public body houses you, you will not receive an aid (${aid}, ${amount}). Check with your hospital (CHU).`,
    keys: "Keys",
    keysLater: "handed to you on arrival",
    rules: "Rules of the lodging",
    steps: "The steps of your arrival",
    firstDay: "First day of the placement",
    checkIn: "Moving in",
    checkOut: "Moving out",
    calendar: "Add everything to my calendar",
    documents: "What to bring",
    received: "received",
    owed: "still needed",
    iSentIt: "I have sent it",
    toldSent: (day) => `you told us you sent it on ${day}`,
    owedLead: "Send us what is still needed by mail, or give it further down this page.",
    nothingOwed: "We have received everything. Thank you.",
    people: "Who welcomes you",
    passedToSupervisors: "We gave your supervisor your name, your level and your dates, nothing else.",
    passedToOwner: "We gave whoever houses you your name and your dates, nothing else.",
    helper: "Your contact",
    map: (places) => `Where you will be: ${places}`,
    mapPlace: "placement",
    mapBed: "lodging",
    kit: "Open the welcome kit",
  },
};
