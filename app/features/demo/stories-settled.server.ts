import { called, left, movedTo, opened, plans, wrote } from "./demo-acts.commands.server";
import { askedNoMoreMail } from "./demo-mail-acts.commands.server";
import { day, type Story } from "./demo-story";

const GP = "Médecine générale";

/** What becomes of projects: settled, followed up, asleep, gone elsewhere. */
export const SETTLED_STORIES: readonly Story[] = [
  {
    name: ["Philippe", "Garrigue"],
    kind: "doctor",
    slot: "vineyardVillage",
    specialty: GP,
    seeks: ["settlement"],
    arrival: -60,
    asked: day(88, "09:20"),
    steps: [
      [day(87, "09:30"), opened],
      [
        day(87, "10:00"),
        called({
          text: "Succession réglée, arrive dans deux mois.",
          next: "Suivre ses démarches",
          inDays: 10,
        }),
      ],
      [day(75, "09:30"), movedTo("paperwork")],
      [day(46, "09:30"), movedTo("settled")],
      [day(20, "09:30"), movedTo("follow-up")],
      [day(20, "09:40"), plans("Entretien des six mois avec Philippe", 45)],
    ],
  },
  {
    name: ["Olivier", "Sentenac"],
    kind: "doctor",
    slot: "secondCity",
    specialty: "Radiologie",
    seeks: ["salaried-post"],
    arrival: -80,
    asked: day(86, "11:00"),
    steps: [
      [day(85, "10:30"), opened],
      [
        day(85, "10:50"),
        wrote("Votre arrivée", "L’hôpital vous attend. Je reste à votre disposition pour votre famille."),
      ],
      [day(60, "09:30"), movedTo("settled")],
      [day(30, "09:30"), movedTo("follow-up")],
      [
        day(8, "14:00"),
        called({
          text: "Bien installé. Sa compagne cherche encore un club de musique.",
          next: "Prendre des nouvelles d’Olivier",
          inDays: 40,
        }),
      ],
    ],
  },
  {
    name: ["Bertrand", "Escudié"],
    kind: "doctor",
    slot: "hillTown",
    specialty: GP,
    seeks: ["settlement"],
    arrival: -15,
    asked: day(72, "16:40"),
    steps: [
      [day(71, "09:30"), opened],
      [
        day(71, "10:10"),
        called({
          text: "Reprend le cabinet de son maître de stage.",
          next: "Aider pour le bail du cabinet",
          inDays: 5,
        }),
      ],
      [day(55, "09:30"), movedTo("decision")],
      [day(45, "09:30"), movedTo("paperwork")],
      [day(14, "17:00"), movedTo("settled")],
      [day(14, "17:05"), plans("Fêter l’arrivée de Bertrand avec l’équipe", 17)],
    ],
  },
  {
    name: ["Delphine", "Roche"],
    kind: "doctor",
    slot: "forestTown",
    specialty: GP,
    seeks: ["settlement"],
    asked: day(55, "13:50"),
    steps: [
      [day(54, "09:30"), opened],
      [
        day(54, "10:15"),
        called({
          text: "Projet repoussé d’un an, pour finir un diplôme.",
          next: "Reprendre contact",
          inDays: 50,
        }),
      ],
      [day(53, "09:30"), left("dormant", { reason: "postponed", decidedBy: "candidate", wakeInDays: 75 })],
    ],
  },
  {
    name: ["Étienne", "Vialard"],
    kind: "doctor",
    slot: "riverTown",
    specialty: "Rhumatologie",
    seeks: ["settlement"],
    asked: day(50, "18:30"),
    steps: [
      [day(49, "09:30"), opened],
      [day(49, "09:50"), wrote("Votre projet", "Je vous propose un premier échange cette semaine.")],
      [day(40, "09:30"), movedTo("interview")],
      [
        day(19, "11:40"),
        called({
          text: "S’installe dans le département voisin, près de ses parents.",
          next: "Remercier Étienne et garder le lien",
          inDays: 21,
        }),
      ],
      [day(19, "11:45"), left("elsewhere", { reason: "family", decidedBy: "spouse" })],
      [day(12, "20:15"), askedNoMoreMail],
    ],
  },
  {
    name: ["Isabelle", "Noguès"],
    kind: "doctor",
    slot: "city",
    specialty: GP,
    seeks: ["salaried-post"],
    asked: day(44, "10:20"),
    steps: [
      [day(43, "09:30"), opened],
      [
        day(43, "09:45"),
        called({
          text: "A choisi de rester dans son centre actuel.",
          next: "Garder ses coordonnées",
          inDays: 3,
        }),
      ],
      [day(40, "09:30"), left("abandoned", { reason: "conditions", decidedBy: "candidate" })],
    ],
  },
];
