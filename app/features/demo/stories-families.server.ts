import { called, did, movedTo, noted, opened, plans, toldFamily, wrote } from "./demo-acts.commands.server";
import { answered, handedTo, marked, tookBack, wants } from "./demo-hand-off-acts.commands.server";
import { mailWaitsForOpening } from "./demo-mail-acts.commands.server";
import { day, minutes, type Story } from "./demo-story";

const GP = "Médecine générale";

/** Doctors who come with a household: the project of two, three or five people. */
export const FAMILY_STORIES: readonly Story[] = [
  {
    name: ["Claire", "Fontanel"],
    kind: "doctor",
    slot: "castleTown",
    specialty: GP,
    seeks: ["settlement"],
    needs: ["housing", "spouse-work", "schooling", "discovery"],
    arrival: 120,
    message:
      "Nous quittons une grande ville avec nos trois enfants. Mon mari est ingénieur et peut télétravailler en partie.",
    asked: day(29, "21:15"),
    steps: [
      [day(28, "09:10"), opened],
      [
        day(28, "10:00"),
        called({
          text: "Projet mûri depuis deux ans. Julien décide autant qu’elle.",
          next: "Organiser un week-end de visite",
          inDays: 5,
        }),
      ],
      [
        day(28, "10:20"),
        toldFamily({
          spouse: ["Julien", "Fontanel", "ingénieur thermicien"],
          children: [
            ["Louise", 134],
            ["Paul", 98],
            ["Anna", 44],
          ],
        }),
      ],
      [day(28, "10:30"), movedTo("interview")],
      [day(26, "09:30"), wants({ tenure: "buy", rooms: 6, budgetMax: 280000, people: 5, hasCar: true })],
      [day(26, "09:40"), handedTo("pierreBlonde", "Un jardin, et l’école à moins de dix minutes.")],
      [
        day(23, "18:20"),
        answered("pierreBlonde", "propose", {
          home: { rent: 265000, rooms: 6, note: "Maison en pierre, jardin de 900 m², école à pied." },
        }),
      ],
      [day(22, "09:30"), marked("shown")],
      [day(21, "11:00"), movedTo("project")],
      [day(15, "16:00"), movedTo("visit")],
      [
        day(14, "09:20"),
        noted("Week-end de visite réussi : les enfants ont vu l’école, Julien deux employeurs."),
      ],
      [day(8, "14:30"), movedTo("decision")],
      [day(8, "14:35"), did("Appeler Claire et Julien : leur décision", 8)],
    ],
  },
  {
    name: ["Céline", "Jourdan"],
    kind: "doctor",
    slot: "secondCity",
    specialty: "Pédiatrie",
    seeks: ["salaried-post"],
    needs: ["housing", "schooling"],
    arrival: 75,
    message: "Nos deux enfants entrent au collège : la section d’anglais compte beaucoup pour eux.",
    asked: day(17, "13:20"),
    steps: [
      [day(16, "09:20"), opened],
      [
        day(16, "09:50"),
        wrote(
          "Votre installation à {lieu}",
          "Le collège a une section d’anglais. Je prépare une visite pour vous quatre ; quel samedi vous irait ?",
        ),
      ],
      [
        day(15, "10:10"),
        toldFamily({
          spouse: ["Pierre", "Aubert", "professeur des écoles"],
          children: [
            ["Zoé", 139],
            ["Victor", 138],
          ],
        }),
      ],
      [day(13, "10:30"), wants({ tenure: "rent", rooms: 5, budgetMax: 1100, people: 4 })],
      [day(10, "09:15"), handedTo("remparts")],
      [
        day(9, "10:40"),
        answered("remparts", "pass-on", {
          other: { name: "Pierre blonde immobilier", phone: "0536491106" },
          message: "Ils ont les grandes maisons.",
        }),
      ],
      [day(7, "09:30"), handedTo("pierreBlonde")],
      [
        day(4, "17:50"),
        answered("pierreBlonde", "propose", {
          home: { rent: 1050, rooms: 5, note: "Libre dans deux mois." },
        }),
      ],
      [day(4, "18:10"), movedTo("project")],
    ],
  },
  {
    name: ["Guillaume", "Tessier"],
    kind: "doctor",
    slot: "hillTown",
    specialty: GP,
    seeks: ["settlement"],
    needs: ["spouse-work", "housing"],
    arrival: 90,
    asked: day(33, "18:00"),
    steps: [
      [day(32, "09:30"), opened],
      [
        day(32, "10:40"),
        called({
          text: "Tout dépend du poste de Marion, infirmière de bloc.",
          next: "Présenter Marion au service emploi",
          inDays: 2,
        }),
      ],
      [day(32, "10:45"), toldFamily({ spouse: ["Marion", "Tessier", "infirmière de bloc"] })],
      [day(30, "14:00"), movedTo("project")],
      [day(18, "09:00"), movedTo("introductions")],
      [day(9, "15:20"), movedTo("decision")],
      [day(9, "15:30"), did("Savoir si Marion a eu son entretien", 6)],
    ],
  },
  {
    name: ["Mélanie", "Soulié"],
    kind: "doctor",
    slot: "city",
    specialty: GP,
    seeks: ["salaried-post"],
    needs: ["housing", "childcare"],
    arrival: 35,
    message: "Je commence au centre de santé le mois prochain. Il me manque une place en crèche et un toit.",
    asked: day(15, "12:40"),
    steps: [
      [day(14, "09:25"), opened],
      [
        day(14, "09:55"),
        called({
          text: "Deux enfants, besoin de garde dès 7 h 30.",
          next: "Appeler le relais petite enfance",
          inDays: 1,
        }),
      ],
      [
        day(14, "10:05"),
        toldFamily({
          spouse: ["Romain", "Soulié", "paysagiste"],
          children: [
            ["Jules", 27],
            ["Adèle", 9],
          ],
        }),
      ],
      [day(13, "09:15"), wants({ tenure: "rent", rooms: 4, budgetMax: 900, people: 4 })],
      [day(13, "09:20"), handedTo("pontNeuf")],
      [day(12, "09:40"), handedTo("toitsClairs")],
      [day(11, "16:10"), answered("pontNeuf", "decline", { reasons: ["nothing-available"] })],
      [
        day(8, "11:25"),
        answered("toitsClairs", "propose", {
          home: { rent: 780, rooms: 4, note: "Rez-de-jardin, crèche à 300 mètres." },
        }),
      ],
      [day(7, "09:30"), marked("shown")],
      [day(5, "14:15"), marked("kept")],
      [day(5, "14:20"), movedTo("paperwork")],
      [day(5, "14:25"), did("Confirmer la place de Jules et d’Adèle avant la rentrée", 6)],
    ],
  },
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
