import { called, movedTo, noted, opened, toldFamily, wrote } from "./demo-acts.commands.server";
import { answered, handedTo, wants } from "./demo-hand-off-acts.commands.server";
import { day, type Story } from "./demo-story";
import { STUDIO } from "./stories-interns-housing.server";

const GP = "Médecine générale";

/** Interns about to arrive whose partner has not decided: silent, thinking, or asking something first. */
export const INTERN_AWAITING_STORIES: readonly Story[] = [
  {
    name: ["Manon", "Cazes"],
    kind: "intern",
    slot: "secondCity",
    faculty: 0,
    semester: "6ᵉ semestre",
    specialty: "Médecine d’urgence",
    seeks: ["placement"],
    needs: ["housing"],
    arrival: "next-semester",
    months: 6,
    asked: day(18, "22:10"),
    steps: [
      [day(17, "14:30"), opened],
      [
        day(17, "14:50"),
        called({
          text: "Cherche au calme, elle sort de garde.",
          next: "Écrire à la Maison des Tilleuls",
          inDays: 1,
        }),
      ],
      [day(16, "10:15"), wants({ ...STUDIO, budgetMax: 420 })],
      [day(14, "15:10"), movedTo("placement-confirmed")],
      [day(13, "10:20"), handedTo("chambreTilleuls")],
    ],
  },
  {
    name: ["Arthur", "Vasseur"],
    kind: "intern",
    slot: "vineyardTown",
    faculty: 0,
    semester: "2ᵉ semestre",
    specialty: GP,
    seeks: ["placement"],
    needs: ["housing"],
    arrival: "next-semester",
    months: 6,
    asked: day(38, "19:30"),
    steps: [
      [day(37, "09:20"), opened],
      [
        day(37, "10:00"),
        called({
          text: "Pas pressé : il loge chez une tante jusqu’en fin de mois.",
          next: "Chercher une location",
          inDays: 3,
        }),
      ],
      [day(35, "10:30"), wants({ ...STUDIO, budgetMax: 480 })],
      [day(34, "10:35"), handedTo("troisRivieres")],
    ],
  },
  {
    name: ["Inaya", "Benali"],
    kind: "junior-doctor",
    slot: "marketTown",
    faculty: 1,
    specialty: GP,
    seeks: ["placement", "settlement"],
    needs: ["housing", "childcare"],
    arrival: "next-semester",
    months: 12,
    message:
      "Docteure junior à partir du prochain semestre, avec une petite fille. La garde est ma première question.",
    asked: day(9, "13:05"),
    steps: [
      [day(8, "09:25"), opened],
      [
        day(8, "11:10"),
        called({
          text: "Seule avec sa fille. Travaille quatre jours, dont un samedi sur deux.",
          next: "Appeler le relais petite enfance",
          inDays: 4,
        }),
      ],
      [day(8, "11:15"), toldFamily({ children: [["Nour", 16]] })],
      [
        day(7, "10:00"),
        wants({ tenure: "rent", rooms: 3, budgetMax: 750, people: 2, months: 12, hasCar: true }),
      ],
      [day(7, "10:05"), movedTo("placement-confirmed")],
      [day(6, "09:05"), handedTo("toitsClairs")],
      [
        day(5, "15:45"),
        answered("toitsClairs", "acknowledge", {
          promisedIn: 7,
          message: "La commission se réunit en fin de semaine prochaine.",
        }),
      ],
    ],
  },
  {
    name: ["Baptiste", "Rouvière"],
    kind: "intern",
    slot: "vineyardVillage",
    faculty: 0,
    semester: "5ᵉ semestre",
    specialty: GP,
    seeks: ["placement"],
    needs: ["housing"],
    arrival: "next-semester",
    months: 6,
    asked: day(8, "17:45"),
    steps: [
      [day(7, "09:35"), opened],
      [
        day(7, "10:25"),
        wrote(
          "Votre stage à {lieu}",
          "C’est noté pour le logement. Avez-vous une voiture ? Le cabinet est à dix minutes du bourg.",
        ),
      ],
      [day(6, "14:05"), wants({ ...STUDIO, budgetMax: 450, hasCar: true })],
      [day(5, "09:50"), handedTo("coteaux")],
      [
        day(2, "11:10"),
        answered("coteaux", "ask", {
          origin: "phone",
          message: "Accepte-t-il un logement sans connexion à la fibre ?",
        }),
      ],
      [day(2, "11:30"), noted("Question posée à Baptiste par message, il répond ce soir.")],
    ],
  },
];
