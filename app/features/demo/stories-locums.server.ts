import { called, did, movedTo, noted, opened, toldFamily, wrote } from "./demo-acts.commands.server";
import { answered, handedTo, marked, wants } from "./demo-hand-off-acts.commands.server";
import { mailWaitsForOpening } from "./demo-mail-acts.commands.server";
import { day, minutes, type Story } from "./demo-story";

const GP = "Médecine générale";

/** Locums, who come for a few weeks and sometimes look for more. */
export const LOCUM_STORIES: readonly Story[] = [
  {
    name: ["Marie-Laure", "Sicard"],
    kind: "locum",
    slot: "plateauTown",
    specialty: GP,
    seeks: ["locum-work"],
    needs: ["discovery"],
    arrival: 20,
    message: "Remplaçante depuis six ans, je fais le tour des territoires avant de choisir.",
    asked: day(10, "18:25"),
    steps: [
      [day(9, "09:30"), opened],
      [
        day(9, "10:00"),
        called({
          text: "Veut découvrir deux secteurs. Aime la randonnée.",
          next: "Proposer trois dates de remplacement",
          inDays: 8,
        }),
      ],
      [day(9, "10:05"), movedTo("interview")],
      [day(8, "14:30"), noted("À inviter à la soirée du club des arrivants.", "responsable")],
    ],
  },
  {
    name: ["Samir", "Ouali"],
    kind: "locum",
    slot: "riverTown",
    specialty: GP,
    seeks: ["locum-work"],
    needs: ["housing"],
    arrival: 12,
    months: 1,
    asked: day(5, "08:20"),
    steps: [
      [day(5, "09:30"), opened],
      [
        day(5, "10:00"),
        called({
          text: "Un remplacement de quatre semaines, cherche une chambre.",
          next: "Trouver un toit à Samir",
          inDays: 1,
        }),
      ],
      [
        day(4, "10:00"),
        wants({ tenure: "temporary", rooms: 1, budgetMax: 400, people: 1, months: 1, isFurnished: true }),
      ],
      [day(4, "10:10"), handedTo("mairieRive")],
      [
        minutes(130),
        answered("mairieRive", "propose", {
          home: { rent: 320, rooms: 1, note: "Studio communal, draps fournis." },
        }),
      ],
    ],
  },
  {
    name: ["Lucas", "Moreau"],
    kind: "locum",
    slot: "hillTown",
    specialty: GP,
    seeks: ["locum-work"],
    needs: ["housing"],
    arrival: 30,
    months: 2,
    asked: day(13, "20:15"),
    steps: [
      [day(12, "09:20"), opened],
      [day(12, "09:40"), wants({ tenure: "temporary", rooms: 1, budgetMax: 600, people: 1, months: 2 })],
      [
        day(12, "09:50"),
        wrote("Votre remplacement", "Le cabinet vous attend. Je demande une chambre au Gîte du Pré Long."),
      ],
      [day(11, "09:10"), handedTo("gitePre")],
      [
        day(10, "21:00"),
        answered("gitePre", "propose", { home: { rent: 560, rooms: 1, note: "Petit-déjeuner compris." } }),
      ],
      [day(9, "09:30"), marked("kept")],
      [day(9, "09:35"), movedTo("introductions")],
      [day(9, "09:40"), did("Accueillir Lucas à son arrivée", 24)],
    ],
  },
  {
    name: ["Coralie", "Teulet"],
    kind: "locum",
    slot: "marketTown",
    specialty: GP,
    seeks: ["locum-work", "settlement"],
    needs: ["housing", "childcare"],
    arrival: 28,
    asked: day(6, "22:30"),
    steps: [
      [day(5, "10:20"), opened],
      [
        day(5, "11:00"),
        wrote(
          "Vos remplacements à {lieu}",
          "Trois cabinets cherchent pour l’été. Pour votre fils, je contacte le relais petite enfance dès demain.",
        ),
      ],
      [day(4, "09:30"), toldFamily({ spouse: ["Nicolas", "Brun", "menuisier"], children: [["Sacha", 20]] })],
      [
        day(4, "09:40"),
        wants({ tenure: "temporary", rooms: 2, budgetMax: 650, people: 3, months: 3, isFurnished: true }),
      ],
      [day(1, "18:35"), handedTo("toitsClairs")],
      [day(1, "18:36"), mailWaitsForOpening],
    ],
  },
  {
    name: ["Rémi", "Bousquet"],
    kind: "locum",
    slot: "vineyardTown",
    specialty: GP,
    seeks: ["locum-work"],
    asked: day(3, "11:20"),
    steps: [
      [day(3, "14:20"), opened],
      [
        day(3, "14:50"),
        called({
          text: "Disponible en août. Connaît déjà le secteur.",
          next: "Envoyer à Rémi les dates des cabinets",
          inDays: 4,
        }),
      ],
    ],
  },
];
