import {
  called,
  did,
  kept,
  movedTo,
  opened,
  plans,
  promised,
  toldFamily,
  wrote,
} from "./demo-acts.commands.server";
import {
  answered,
  handedTo,
  introducedFor,
  marked,
  visitAgreed,
  wants,
} from "./demo-hand-off-acts.commands.server";
import { day, minutes, type Story } from "./demo-story";
import { awaitsAnswer, hasToDo, putAside } from "./demo-task-acts.commands.server";

const GP = "Médecine générale";

/** Doctors on their way: introduced, visiting, deciding. */
export const DOCTOR_STORIES: readonly Story[] = [
  {
    name: ["Sophie", "Lartigue"],
    kind: "doctor",
    slot: "castleTown",
    specialty: GP,
    seeks: ["settlement", "salaried-post"],
    needs: ["discovery"],
    arrival: 110,
    message: "Je cherche une équipe. Une maison de santé avec une infirmière m’intéresserait.",
    asked: day(22, "19:00"),
    steps: [
      [day(21, "09:20"), opened],
      [
        day(21, "09:50"),
        called({
          text: "Quinze ans de ville, veut travailler à plusieurs.",
          next: "La présenter à la maison de santé",
          inDays: 3,
        }),
      ],
      [day(19, "10:00"), movedTo("project")],
      [
        day(18, "10:00"),
        introducedFor("chenesAssociate", "Sophie a quinze ans d’exercice et tient à travailler en équipe."),
      ],
      [day(18, "10:05"), movedTo("introductions")],
      [
        day(17, "12:40"),
        answered("mspTroisChenes", "accept", { message: "Avec plaisir, appelez-moi un mardi." }),
      ],
      [day(16, "10:10"), did("Demander à Sophie comment s’est passée la rencontre", 20)],
      [day(6, "10:00"), putAside("Prendre des nouvelles de son préavis", 6)],
      [day(1, "11:00"), promised("Envoyer à Sophie les horaires de l’équipe", 1)],
      [day(16, "14:00"), promised("Envoyer à Sophie le règlement de la maison de santé", 3)],
      [day(14, "11:30"), kept],
      [day(2, "10:20"), promised("Rappeler Sophie avec une date de visite", 2)],
    ],
  },
  {
    name: ["Karim", "Mansouri"],
    kind: "doctor",
    slot: "castleTown",
    specialty: GP,
    seeks: ["settlement"],
    needs: ["housing"],
    arrival: 95,
    asked: day(27, "13:10"),
    steps: [
      [day(26, "10:15"), opened],
      [
        day(26, "10:45"),
        wrote(
          "Un projet à {lieu}",
          "La maison de santé accueille volontiers. Voulez-vous que je vous présente à son coordinateur ?",
        ),
      ],
      [day(22, "09:30"), movedTo("project")],
      [day(21, "09:30"), introducedFor("chenesLocum")],
      [day(21, "09:35"), movedTo("introductions")],
      [
        day(17, "18:20"),
        answered("mspTroisChenes", "propose", {
          visit: { inDays: 20, hour: "14 h", note: "Réunion d’équipe à 15 h, il y est le bienvenu." },
        }),
      ],
      [day(12, "16:50"), visitAgreed("mspTroisChenes")],
      [day(12, "17:00"), movedTo("visit")],
      [day(11, "09:30"), wants({ tenure: "rent", rooms: 3, budgetMax: 800, people: 1 })],
      [day(6, "09:40"), handedTo("pierreBlonde")],
      [day(4, "16:10"), promised("Dire à Karim si un second logement se libère", 3)],
      [minutes(95), answered("pierreBlonde", "ask", { message: "Accepterait-il un chauffage au bois ?" })],
    ],
  },
  {
    name: ["Andrei", "Popescu"],
    kind: "doctor",
    slot: "heathTown",
    specialty: GP,
    seeks: ["settlement"],
    needs: ["housing"],
    arrival: 50,
    message: "Mon diplôme est roumain. Je parle français et j’ai une lettre du cabinet qui m’attend.",
    asked: day(36, "10:10"),
    steps: [
      [day(35, "09:20"), opened],
      [
        day(35, "10:00"),
        called({
          text: "Dossier d’inscription prêt, attend un rendez-vous.",
          next: "L’accompagner dans ses démarches",
          inDays: 4,
        }),
      ],
      [day(30, "09:30"), movedTo("project")],
      [day(24, "09:30"), movedTo("visit")],
      [day(16, "09:30"), movedTo("decision")],
      [day(11, "09:30"), movedTo("paperwork")],
      [day(11, "09:40"), wants({ tenure: "rent", rooms: 3, budgetMax: 650, people: 2 })],
      [day(4, "10:00"), handedTo("toitsClairs")],
      [day(3, "09:20"), plans("Relire son bail avant de l’envoyer à l’Ordre", 3)],
      [day(3, "09:30"), awaitsAnswer("Choisir entre les deux quartiers avec Andrei", { inDays: 4 })],
    ],
  },
  {
    name: ["Pauline", "Cassan"],
    kind: "doctor",
    slot: "city",
    specialty: GP,
    seeks: ["salaried-post"],
    asked: day(11, "12:00"),
    steps: [
      [day(11, "14:30"), opened],
      [
        day(11, "15:10"),
        called({
          text: "Quatre jours par semaine, sans garde.",
          next: "La présenter au centre de santé",
          inDays: 4,
        }),
      ],
      [day(8, "09:30"), movedTo("project")],
      [day(7, "10:00"), introducedFor("halleSalaried")],
      [day(7, "10:05"), movedTo("introductions")],
      [day(7, "10:10"), plans("Préparer la visite de Pauline au centre de santé", 8)],
    ],
  },
  {
    name: ["Fabien", "Laurens"],
    kind: "doctor",
    slot: "forestTown",
    specialty: GP,
    seeks: ["settlement"],
    needs: ["schooling", "discovery"],
    arrival: 140,
    asked: day(20, "07:40"),
    steps: [
      [day(20, "09:40"), opened],
      [
        day(20, "10:20"),
        wrote(
          "Votre projet à {lieu}",
          "Une journée sur place vaut mieux qu’un long mail. Je vous propose un vendredi, avec déjeuner au cabinet.",
        ),
      ],
      [
        day(16, "13:45"),
        called({ text: "Viendra avec Claire et leur fils.", next: "Caler la visite", inDays: 3 }),
      ],
      [
        day(16, "13:50"),
        toldFamily({ spouse: ["Claire", "Laurens", "bibliothécaire"], children: [["Noé", 76]] }),
      ],
      [day(10, "09:30"), movedTo("visit")],
      [day(10, "09:40"), did("Visite de Fabien : vérifier le programme", 12)],
      [
        day(2, "09:50"),
        hasToDo("Préparer la journée de visite", {
          inDays: 3,
          checklist: ["Réserver le déjeuner", "Prévenir l’école", "Imprimer le plan"],
        }),
      ],
    ],
  },
  {
    name: ["Agathe", "Miquel"],
    kind: "doctor",
    slot: "secondCity",
    specialty: "Gynécologie médicale",
    seeks: ["settlement"],
    needs: ["housing"],
    arrival: 85,
    asked: day(31, "15:30"),
    steps: [
      [day(30, "09:30"), opened],
      [
        day(30, "10:30"),
        called({
          text: "Deux locaux possibles. Hésite avec un autre département.",
          next: "Envoyer les deux plans",
          inDays: 2,
        }),
      ],
      [day(25, "09:30"), movedTo("introductions")],
      [day(13, "09:30"), movedTo("visit")],
      [day(4, "16:45"), movedTo("decision")],
      [day(4, "16:50"), plans("Appeler Agathe avant sa décision", 3)],
      [day(4, "16:55"), putAside("Reparler à Agathe du local du rez-de-chaussée", "semester")],
    ],
  },
  {
    name: ["Aurélie", "Pons"],
    kind: "doctor",
    slot: "marketTown",
    specialty: GP,
    seeks: ["settlement"],
    needs: ["housing"],
    arrival: 25,
    asked: day(40, "21:10"),
    steps: [
      [day(39, "09:30"), opened],
      [
        day(39, "10:00"),
        called({
          text: "Décidée. Cherche une location le temps de construire.",
          next: "Passer le relais",
          inDays: 2,
        }),
      ],
      [day(38, "09:30"), wants({ tenure: "rent", rooms: 4, budgetMax: 850, people: 2 })],
      [day(37, "09:40"), handedTo("toitsClairs")],
      [day(33, "15:20"), answered("toitsClairs", "propose", { home: { rent: 690, rooms: 4 } })],
      [day(31, "09:30"), marked("kept")],
      [day(28, "09:30"), movedTo("decision")],
      [day(15, "09:30"), movedTo("paperwork")],
      [day(15, "09:40"), plans("Vérifier la date d’ouverture du cabinet d’Aurélie", 15)],
    ],
  },
];
