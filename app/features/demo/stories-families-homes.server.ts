import { called, did, movedTo, opened, plans, toldFamily } from "./demo-acts.commands.server";
import { answered, handedTo, marked, tookBack, wants } from "./demo-hand-off-acts.commands.server";
import { day, minutes, type Story } from "./demo-story";

const GP = "Médecine générale";

/** Households whose home depends on several partners: asked, declined, passed on, taken back. */
export const FAMILY_HOME_STORIES: readonly Story[] = [
  {
    name: ["Grégoire", "Alary"],
    kind: "doctor",
    slot: "riverTown",
    specialty: "Cardiologie",
    seeks: ["settlement"],
    needs: ["housing", "discovery"],
    arrival: 150,
    asked: day(21, "20:50"),
    steps: [
      [day(20, "09:45"), opened],
      [
        day(20, "10:15"),
        called({ text: "Veut louer un an avant d’acheter.", next: "Interroger deux agences", inDays: 2 }),
      ],
      [day(18, "09:30"), movedTo("interview")],
      [day(18, "09:40"), wants({ tenure: "rent", rooms: 4, budgetMax: 1000, people: 2 })],
      [day(17, "10:00"), handedTo("troisRivieres")],
      [
        day(15, "12:10"),
        answered("troisRivieres", "decline", {
          reasons: ["nothing-available", "no-time"],
          message: "Reparlons-en au printemps.",
        }),
      ],
      [day(14, "09:20"), handedTo("mairieRive")],
      [
        day(12, "16:40"),
        answered("mairieRive", "pass-on", {
          other: { name: "Maison de l’information logement", email: "accueil@info-logement.example" },
        }),
      ],
      [day(10, "09:10"), handedTo("infoLogement")],
      [
        day(7, "10:30"),
        answered("infoLogement", "accept", { message: "Nous avons deux propriétaires en vue." }),
      ],
      [day(7, "10:45"), plans("Demander à la Maison de l’information où elle en est", 9)],
    ],
  },
  {
    name: ["Leïla", "Amrani"],
    kind: "doctor",
    slot: "plateauTown",
    specialty: GP,
    seeks: ["settlement"],
    needs: ["housing", "schooling"],
    arrival: 60,
    asked: day(12, "09:10"),
    steps: [
      [day(12, "14:20"), opened],
      [
        day(12, "15:00"),
        called({
          text: "Une fille de huit ans. Préfère un village.",
          next: "Interroger la commune",
          inDays: 1,
        }),
      ],
      [day(12, "15:05"), toldFamily({ children: [["Yasmine", 99]] })],
      [day(11, "09:20"), wants({ tenure: "rent", rooms: 3, budgetMax: 800, people: 2 })],
      [day(11, "09:30"), handedTo("pontNeuf")],
      [day(10, "09:10"), tookBack("pontNeuf")],
      [day(10, "09:20"), handedTo("mairiePlateau")],
      [
        day(6, "11:50"),
        answered("mairiePlateau", "propose", {
          home: { rent: 620, rooms: 4, note: "Maison communale rénovée, l’école est en face." },
        }),
      ],
      [day(5, "09:40"), marked("shown")],
      [day(5, "09:45"), did("Visite de la maison communale avec Leïla et Yasmine", 7)],
    ],
  },
  {
    name: ["Mathieu", "Cros"],
    kind: "doctor",
    slot: "vineyardTown",
    specialty: GP,
    seeks: ["settlement"],
    needs: ["housing"],
    arrival: -20,
    asked: day(80, "17:30"),
    steps: [
      [day(79, "09:15"), opened],
      [
        day(79, "10:00"),
        called({
          text: "Achat, avec un bureau pour Sandra, traductrice.",
          next: "Interroger une agence",
          inDays: 2,
        }),
      ],
      [day(79, "10:10"), toldFamily({ spouse: ["Sandra", "Cros", "traductrice"] })],
      [day(77, "09:30"), wants({ tenure: "buy", rooms: 5, budgetMax: 240000, people: 2 })],
      [day(77, "09:35"), handedTo("coteaux")],
      [
        day(74, "11:00"),
        answered("coteaux", "propose", { origin: "phone", home: { rent: 228000, rooms: 5 } }),
      ],
      [day(70, "10:00"), marked("kept")],
      [day(60, "10:00"), movedTo("paperwork")],
      [day(22, "12:00"), movedTo("settled")],
      [day(22, "12:05"), plans("Prendre des nouvelles de Sandra et Mathieu, un mois après", 23)],
    ],
  },
  {
    name: ["Samuel", "Grandet"],
    kind: "doctor",
    slot: "heathTown",
    specialty: GP,
    seeks: ["settlement"],
    needs: ["housing", "spouse-work"],
    arrival: 100,
    asked: day(10, "16:10"),
    steps: [
      [day(9, "09:50"), opened],
      [
        day(9, "10:20"),
        called({
          text: "Élise est œnologue, prête à changer de métier.",
          next: "Parler d’Élise à la laiterie",
          inDays: 7,
        }),
      ],
      [day(9, "10:30"), toldFamily({ spouse: ["Élise", "Grandet", "œnologue"], children: [["Marius", 63]] })],
      [day(8, "10:00"), wants({ tenure: "buy", rooms: 5, budgetMax: 210000, people: 3 })],
      [day(3, "09:30"), handedTo("pierreBlonde")],
      [
        minutes(50),
        answered("pierreBlonde", "propose", {
          home: { rent: 198000, rooms: 5, note: "Ferme restaurée, au calme." },
        }),
      ],
    ],
  },
];
