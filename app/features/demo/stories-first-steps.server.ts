import { called, movedTo, noted, opened, plans, toldFamily, wrote } from "./demo-acts.commands.server";
import { introducedFor } from "./demo-hand-off-acts.commands.server";
import { pagesSent } from "./demo-mail-acts.commands.server";
import { day, type Story } from "./demo-story";

const GP = "Médecine générale";

/** Doctors who have just written: a first call, a first meeting. */
export const FIRST_STEP_STORIES: readonly Story[] = [
  {
    name: ["Ana", "Ribeiro"],
    kind: "doctor",
    slot: "southTown",
    specialty: "Ophtalmologie",
    seeks: ["settlement"],
    needs: ["housing", "discovery"],
    message: "Diplômée au Portugal, je voudrais savoir par où commencer.",
    asked: day(4, "23:50"),
    steps: [[day(2, "16:30"), opened]],
  },
  {
    name: ["Vincent", "Malaval"],
    kind: "doctor",
    slot: "hillTown",
    specialty: GP,
    seeks: ["settlement"],
    asked: day(25, "14:20"),
    steps: [
      [day(24, "10:30"), opened],
      [
        day(24, "11:00"),
        called({
          text: "Reprendrait une patientèle, pas avant l’an prochain.",
          next: "Lister les successions possibles",
          inDays: 21,
        }),
      ],
      [day(18, "16:00"), movedTo("interview")],
      [day(17, "10:00"), movedTo("project")],
    ],
  },
  {
    name: ["Nathalie", "Brunel"],
    kind: "doctor",
    slot: "vineyardVillage",
    specialty: "Dermatologie",
    seeks: ["settlement"],
    needs: ["discovery"],
    asked: day(7, "11:05"),
    steps: [
      [day(6, "09:30"), opened],
      [day(6, "09:45"), called({ missed: true, next: "Rappeler Nathalie en fin de journée", inDays: 0 })],
      [
        day(6, "18:10"),
        called({ missed: true, text: "Message laissé.", next: "Rappeler Nathalie", inDays: 3 }),
      ],
      [
        day(5, "09:20"),
        wrote(
          "Votre message",
          "J’ai essayé de vous joindre hier. Quand seriez-vous disponible dix minutes ?",
        ),
      ],
    ],
  },
  {
    name: ["Florence", "Aubry"],
    kind: "doctor",
    slot: "city",
    specialty: GP,
    seeks: ["salaried-post"],
    message: "Retraitée active, je donnerais volontiers deux jours par semaine.",
    channel: "call",
    asked: day(9, "10:40"),
    steps: [
      [day(9, "10:50"), opened],
      [
        day(9, "11:00"),
        called({
          text: "Deux jours par semaine, le mardi et le jeudi.",
          next: "La présenter au centre de santé",
          inDays: 7,
        }),
      ],
      [day(7, "09:30"), movedTo("interview")],
      [day(6, "09:30"), introducedFor("halleSalaried")],
    ],
  },
  {
    name: ["Emma", "Van den Berg"],
    kind: "doctor",
    slot: "southTown",
    specialty: GP,
    seeks: ["settlement"],
    needs: ["housing", "schooling"],
    arrival: 160,
    message: "We are a Dutch family and we love the area. Je parle français, mon mari apprend.",
    asked: day(19, "20:40"),
    steps: [
      [day(18, "10:15"), opened],
      [
        day(18, "10:45"),
        called({
          text: "Deux enfants bilingues. Le mari fabrique des vélos.",
          next: "Expliquer les démarches d’inscription",
          inDays: 4,
        }),
      ],
      [
        day(18, "10:50"),
        toldFamily({
          spouse: ["Joris", "Van den Berg", "fabricant de vélos"],
          children: [
            ["Fleur", 108],
            ["Daan", 70],
          ],
        }),
      ],
      [day(14, "09:30"), movedTo("interview")],
      [day(14, "09:35"), plans("Envoyer la liste des pièces à Emma", 13)],
    ],
  },
  {
    name: ["Jean-Baptiste", "Faure"],
    kind: "doctor",
    slot: "castleTown",
    specialty: GP,
    seeks: ["settlement"],
    asked: day(16, "09:50"),
    steps: [
      [day(16, "14:15"), opened],
      [
        day(16, "14:40"),
        wrote(
          "Votre projet",
          "Merci de votre message. Deux maisons de santé cherchent un associé près de {lieu}.",
        ),
      ],
      [day(10, "10:00"), movedTo("project")],
      [day(9, "10:30"), movedTo("introductions")],
      [day(9, "10:35"), noted("Préfère rencontrer les équipes sans engagement.")],
      [day(9, "10:40"), plans("Prendre des nouvelles de Jean-Baptiste", 11)],
    ],
  },
  {
    name: ["Alexis", "Domergue"],
    kind: "junior-doctor",
    slot: "heathTown",
    faculty: 1,
    specialty: GP,
    seeks: ["settlement"],
    needs: ["discovery"],
    arrival: "next-semester",
    asked: day(8, "15:30"),
    steps: [
      [day(7, "10:10"), opened],
      [
        day(7, "10:30"),
        called({
          text: "Voudrait voir trois cabinets avant de s’engager.",
          next: "Préparer une tournée des cabinets",
          inDays: 9,
        }),
      ],
      [day(7, "10:40"), movedTo("placement-confirmed")],
    ],
  },
  {
    name: ["Hanna", "Kovács"],
    kind: "doctor",
    language: "en",
    slot: "secondCity",
    specialty: "Anesthésie-réanimation",
    seeks: ["salaried-post"],
    needs: ["housing", "spouse-work"],
    arrival: 70,
    asked: day(6, "10:30"),
    steps: [
      [day(6, "15:10"), opened],
      [
        day(5, "09:40"),
        called({
          text: "Poste trouvé à l’hôpital, reste tout le reste.",
          next: "Préciser le logement avec Hanna",
          inDays: 6,
        }),
      ],
      [day(5, "09:45"), toldFamily({ spouse: ["Bence", "Kovács", "cuisinier"] })],
      [day(5, "09:50"), movedTo("interview")],
      [day(5, "09:55"), pagesSent],
    ],
  },
  {
    name: ["Ophélie", "Gasc"],
    kind: "other",
    slot: "plateauTown",
    seeks: ["settlement"],
    needs: ["housing"],
    arrival: 55,
    message: "Je suis sage-femme et mon compagnon est médecin ; nous cherchons ensemble.",
    asked: day(7, "21:50"),
    steps: [
      [day(6, "14:20"), opened],
      [
        day(6, "14:50"),
        called({
          text: "Son compagnon remplira son propre formulaire.",
          next: "Attendre la demande du compagnon d’Ophélie",
          inDays: 6,
        }),
      ],
    ],
  },
];
