import { called, movedTo, noted, opened, plans, wrote } from "./demo-acts.commands.server";
import { answered, handedTo, marked, wants } from "./demo-hand-off-acts.commands.server";
import { mailIsRetried } from "./demo-mail-acts.commands.server";
import { day, type Story } from "./demo-story";

const GP = "Médecine générale";
const STUDIO = { tenure: "temporary", rooms: 1, isFurnished: true, people: 1, months: 6 } as const;

/** The rest of an intern’s life, the semester, the review, the pool kept warm; and students. */
export const SEMESTER_STORIES: readonly Story[] = [
  {
    name: ["Louis", "Marchetti"],
    kind: "intern",
    slot: "city",
    faculty: 0,
    semester: "4ᵉ semestre",
    specialty: GP,
    seeks: ["placement"],
    needs: ["housing"],
    arrival: -55,
    months: 6,
    asked: day(62, "18:20"),
    steps: [
      [day(61, "09:20"), opened],
      [day(61, "09:50"), wants({ ...STUDIO, budgetMax: 400 })],
      [day(60, "10:00"), handedTo("colocGare")],
      [day(58, "19:10"), answered("colocGare", "propose", { home: { rent: 360, rooms: 1 } })],
      [day(56, "09:40"), marked("kept")],
      [day(56, "09:45"), movedTo("housed")],
      [day(40, "18:30"), movedTo("welcomed")],
      [day(38, "09:00"), movedTo("on-placement")],
      [
        day(20, "11:15"),
        called({
          text: "Le stage se passe très bien. Il demande s’il peut prolonger.",
          next: "Préparer le bilan de stage de Louis",
          inDays: 17,
        }),
      ],
    ],
  },
  {
    name: ["Salomé", "Tixier"],
    kind: "intern",
    slot: "hillTown",
    faculty: 0,
    semester: "6ᵉ semestre",
    specialty: GP,
    seeks: ["placement", "locum-work"],
    needs: ["discovery"],
    arrival: -82,
    months: 3,
    asked: day(81, "20:05"),
    steps: [
      [day(80, "10:10"), opened],
      [
        day(80, "10:30"),
        wrote(
          "Bienvenue à {lieu}",
          "Le club des arrivants organise une visite le premier samedi du semestre. Je vous y inscris ?",
        ),
      ],
      [day(57, "09:00"), movedTo("on-placement")],
      [day(6, "16:40"), movedTo("review")],
      [day(6, "16:50"), noted("Voudrait remplacer ici après sa thèse. À garder de près.")],
      [day(6, "16:55"), plans("Bilan de stage avec Salomé et son maître de stage", 9)],
    ],
  },
  {
    name: ["Adrien", "Kowalski"],
    kind: "intern",
    slot: "riverTown",
    faculty: 1,
    semester: "6ᵉ semestre",
    specialty: "Gériatrie",
    seeks: ["placement"],
    arrival: -200,
    months: 6,
    asked: day(70, "09:40"),
    steps: [
      [day(69, "09:10"), opened],
      [
        day(69, "09:30"),
        called({
          text: "A adoré son semestre, finit ses études dans un an.",
          next: "Bilan de stage",
          inDays: 10,
        }),
      ],
      [day(50, "15:00"), movedTo("review")],
      [day(49, "11:30"), movedTo("pool")],
      [day(49, "11:35"), plans("Prendre des nouvelles d’Adrien, trois mois après son stage", 62)],
    ],
  },
  {
    name: ["Gaspard", "Lemoine"],
    kind: "student",
    slot: "southTown",
    faculty: 0,
    semester: "5ᵉ année",
    needs: ["scholarship"],
    message: "J’ai grandi ici. Existe-t-il une bourse pour finir mes études et revenir ?",
    asked: day(13, "17:10"),
    steps: [
      [day(12, "10:30"), opened],
      [
        day(12, "11:00"),
        wrote(
          "Les bourses du département",
          "Il en existe une, contre un engagement d’exercice. Je vous explique tout au téléphone : mardi vous irait-il ?",
        ),
      ],
      [
        day(9, "13:30"),
        called({
          text: "Motivé par la médecine générale, habite chez ses parents.",
          next: "Envoyer le dossier de bourse à Gaspard",
          inDays: 7,
        }),
      ],
    ],
  },
  {
    name: ["Lina", "Ferreira"],
    kind: "student",
    slot: "city",
    faculty: 1,
    semester: "4ᵉ année",
    seeks: ["placement"],
    arrival: 45,
    months: 2,
    needs: ["housing"],
    asked: day(4, "19:45"),
    steps: [
      [day(3, "14:10"), opened],
      [
        day(3, "14:40"),
        wrote(
          "Votre stage d’été",
          "Un stage de deux mois, c’est noté. La colocation de la Gare garde une chambre pour les externes.",
        ),
      ],
      [day(3, "14:41"), mailIsRetried],
    ],
  },
  {
    name: ["Tom", "Berthelot"],
    kind: "junior-doctor",
    slot: "vineyardTown",
    faculty: 0,
    specialty: GP,
    seeks: ["placement", "settlement"],
    needs: ["housing"],
    arrival: -55,
    months: 12,
    asked: day(66, "08:40"),
    steps: [
      [day(65, "09:30"), opened],
      [
        day(65, "10:15"),
        called({ text: "Deux pièces avec un jardin, 650 € au plus.", next: "Passer le relais", inDays: 1 }),
      ],
      [
        day(64, "09:10"),
        wants({ tenure: "rent", rooms: 2, budgetMax: 650, people: 1, months: 12, hasCar: true }),
      ],
      [day(64, "09:15"), handedTo("mairieVignes")],
      [
        day(61, "16:20"),
        answered("mairieVignes", "propose", {
          home: { rent: 560, rooms: 3, note: "Logement communal, au-dessus de l’ancienne école." },
        }),
      ],
      [day(59, "10:00"), marked("kept")],
      [day(59, "10:05"), movedTo("housed")],
      [day(39, "18:00"), movedTo("welcomed")],
      [
        day(12, "14:30"),
        called({
          text: "Pense à rester : le cabinet lui plaît.",
          next: "Déjeuner avec Tom et son maître de stage",
          inDays: 15,
        }),
      ],
    ],
  },
  {
    name: ["Maëlle", "Lebrun"],
    kind: "student",
    slot: "riverTown",
    faculty: 1,
    semester: "3ᵉ année",
    needs: ["scholarship", "discovery"],
    asked: day(5, "18:15"),
    steps: [
      [day(4, "10:10"), opened],
      [
        day(4, "10:40"),
        wrote(
          "Votre question sur les bourses",
          "Le dossier se dépose avant la fin du trimestre. Je vous envoie la liste des pièces.",
        ),
      ],
    ],
  },
];
