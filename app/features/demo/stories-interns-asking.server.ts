import {
  askedAgain,
  called,
  corrected,
  did,
  noted,
  opened,
  wrote,
  wroteThenUndid,
} from "./demo-acts.commands.server";
import { answered, handedTo, wants } from "./demo-hand-off-acts.commands.server";
import { mailedBy } from "./demo-inbound-acts.commands.server";
import { mailWaitsForOpening, mailWasRefused } from "./demo-mail-acts.commands.server";
import { day, minutes, type Story } from "./demo-story";

const GP = "Médecine générale";
const STUDIO = { tenure: "temporary", rooms: 1, isFurnished: true, people: 1, months: 6 } as const;

/** Interns whose search has just begun: what is unsure, refused, corrected, asked twice. */
export const INTERN_ASKING_STORIES: readonly Story[] = [
  {
    name: ["Chloé", "Dupin"],
    kind: "intern",
    slot: "city",
    faculty: 0,
    semester: "2ᵉ semestre",
    specialty: "Psychiatrie",
    seeks: ["placement"],
    needs: ["housing"],
    arrival: "next-semester",
    months: 6,
    asked: day(7, "07:50"),
    steps: [
      [day(6, "09:50"), opened],
      [
        day(6, "10:40"),
        wrote(
          "Votre arrivée à {lieu}",
          "Je vous propose un appel demain pour préciser ce que vous cherchez.",
        ),
      ],
      [day(5, "11:00"), wants({ ...STUDIO, budgetMax: 520 })],
      [day(4, "09:20"), handedTo("pontNeuf")],
      [day(3, "17:30"), answered("pontNeuf", "acknowledge", { promisedIn: 5 })],
      [
        day(1, "18:40"),
        wrote(
          "Des nouvelles de votre recherche",
          "L’agence nous répond en milieu de semaine. Je reviens vers vous aussitôt.",
        ),
      ],
      [day(1, "18:41"), mailWaitsForOpening],
      [
        minutes(75),
        mailedBy("pontNeuf", {
          from: { name: "Laurent Caussade", address: "contact@agence-pont-neuf.example" },
          subject: "Re: Un logement",
          text: "Bonjour,\n\nOui, c’est d’accord pour une visite [jour] à 14 h, rendez-vous devant l’agence.\n\nBien à vous",
          signature: "Laurent Caussade\nAgence du Pont Neuf",
        }),
      ],
    ],
  },
  {
    name: ["Noémie", "Salvan"],
    kind: "intern",
    slot: "castleTown",
    faculty: 1,
    semester: "3ᵉ semestre",
    specialty: GP,
    seeks: ["placement"],
    needs: ["housing"],
    arrival: "next-semester",
    months: 6,
    message: "Je n’ai pas le permis : y a-t-il un logement près du cabinet ?",
    asked: day(3, "23:15"),
    steps: [[day(1, "10:20"), opened]],
  },
  {
    name: ["Rayan", "Cherif"],
    kind: "intern",
    slot: "forestTown",
    faculty: 0,
    semester: "4ᵉ semestre",
    specialty: GP,
    seeks: ["placement"],
    needs: ["housing"],
    arrival: "next-semester",
    months: 6,
    asked: day(6, "12:30"),
    steps: [
      [day(5, "09:15"), opened],
      [
        day(5, "09:45"),
        called({
          text: "Hésite encore entre deux terrains de stage.",
          next: "Rappeler Rayan quand son stage est choisi",
          inDays: 8,
        }),
      ],
      [
        day(1, "21:20"),
        corrected({
          semester: "5ᵉ semestre",
          message: "Mon stage est confirmé : je cherche un meublé pour une personne.",
        }),
      ],
    ],
  },
  {
    name: ["Théo", "Maurin"],
    kind: "intern",
    slot: "plateauTown",
    faculty: 0,
    semester: "1ᵉʳ semestre",
    specialty: GP,
    seeks: ["placement"],
    needs: ["discovery"],
    arrival: "next-semester",
    email: "theo.maurin@boite-fermee.example",
    asked: day(5, "16:00"),
    steps: [
      [day(4, "09:35"), opened],
      [day(4, "09:55"), wrote("Votre demande", "Merci pour votre message. Quel jour puis-je vous appeler ?")],
      [day(4, "09:56"), mailWasRefused],
      [day(3, "10:05"), noted("Le mail est revenu. Son numéro répond, laisser un message.")],
    ],
  },
  {
    name: ["Sarah", "Klein"],
    kind: "intern",
    slot: "hillTown",
    faculty: 1,
    semester: "3ᵉ semestre",
    specialty: "Gynécologie médicale",
    seeks: ["placement"],
    needs: ["housing"],
    arrival: "next-semester",
    months: 6,
    asked: day(4, "14:45"),
    steps: [
      [day(3, "09:25"), opened],
      [
        day(3, "09:50"),
        wroteThenUndid("Votre demande", "Nous avons bien reçu votre demande pour une installation."),
      ],
      [
        day(3, "09:58"),
        wrote(
          "Votre semestre à {lieu}",
          "Nous avons bien reçu votre demande. Le Gîte du Pré Long loue au mois : cela vous irait-il ?",
        ),
      ],
      [day(2, "10:00"), wants({ ...STUDIO, budgetMax: 470, hasCar: true })],
      [day(2, "10:10"), handedTo("gitePre")],
      [
        day(1, "12:10"),
        answered("gitePre", "pass-on", {
          other: { name: "La Maison des Tilleuls", email: "bonjour@maison-tilleuls.example" },
          message: "Complet jusqu’au printemps.",
        }),
      ],
    ],
  },
  {
    name: ["Quentin", "Rames"],
    kind: "intern",
    slot: "secondCity",
    faculty: 0,
    semester: "5ᵉ semestre",
    specialty: GP,
    seeks: ["placement"],
    needs: ["housing"],
    arrival: "next-semester",
    months: 6,
    asked: day(16, "11:30"),
    steps: [
      [day(15, "09:20"), opened],
      [day(15, "09:40"), called({ missed: true, next: "Rappeler Quentin", inDays: 1 })],
      [
        day(14, "17:45"),
        called({
          text: "Viendra peut-être avec son frère, étudiant.",
          next: "Attendre sa confirmation",
          inDays: 4,
        }),
      ],
      [
        day(9, "20:20"),
        askedAgain({
          needs: ["housing", "discovery"],
          message: "Je viens finalement seul, toujours intéressé.",
        }),
      ],
      [day(8, "09:30"), wants({ ...STUDIO, budgetMax: 430 })],
      [day(8, "09:40"), did("Proposer deux chambres à Quentin", 9)],
    ],
  },
  {
    name: ["Victor", "Chabaud"],
    kind: "intern",
    slot: "marketTown",
    faculty: 0,
    semester: "4ᵉ semestre",
    specialty: GP,
    seeks: ["placement"],
    needs: ["housing"],
    arrival: "next-semester",
    months: 6,
    asked: day(2, "17:20"),
    steps: [[day(1, "14:40"), opened]],
  },
];
