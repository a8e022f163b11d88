import { called, did, movedTo, noted, opened, toldFamily, wrote } from "./demo-acts.commands.server";
import { answered, handedTo, marked, wants } from "./demo-hand-off-acts.commands.server";
import { day, type Story } from "./demo-story";
import { preparedVisit } from "./demo-visit-acts.commands.server";
import { foundPost, plannedInterview, soughtWork } from "./demo-work-acts.commands.server";

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
      [
        day(13, "10:00"),
        soughtWork({
          ...{ occupation: "Ingénieur thermicien", diplomas: "Diplôme d’ingénieur", experienceYears: 12 },
          ...{ workingTime: "full", telework: "some", wageMin: 2900, sector: "private" },
          wish: "Bâtiment ou énergies renouvelables.",
        }),
      ],
      [
        day(12, "11:20"),
        foundPost({
          ...{ post: "Ingénieur thermicien", employer: "Bureau d’études des Causses", contract: "permanent" },
          ...{ workingTime: "full", telework: "some", wage: 3100 },
        }),
      ],
      [
        day(10, "15:10"),
        foundPost({
          ...{ post: "Chargé de mission énergie", employer: "Syndicat d’énergie", contract: "public" },
          ...{ workingTime: "full", wage: 2650, note: "Poste ouvert aux contractuels." },
        }),
      ],
      [day(9, "09:30"), plannedInterview(14, "14:00")],
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
            ["Victor", 139],
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
      [day(3, "10:30"), preparedVisit("Découvrir {lieu} à quatre", 5)],
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
];
