import { called, did, movedTo, opened, plans, toldFamily, wrote } from "./demo-acts.commands.server";
import { answered, ended, handedTo, marked, wants } from "./demo-hand-off-acts.commands.server";
import { mailedBy } from "./demo-inbound-acts.commands.server";
import { pagesSent } from "./demo-mail-acts.commands.server";
import { day, minutes, type Story } from "./demo-story";

const GP = "Médecine générale";
export const STUDIO = { tenure: "temporary", rooms: 1, isFurnished: true, people: 1, months: 6 } as const;

/** Interns about to arrive: the search for a bed, from the first word to the keys. */
export const INTERN_HOUSING_STORIES: readonly Story[] = [
  {
    name: ["Élodie", "Caron"],
    kind: "intern",
    slot: "secondCity",
    faculty: 0,
    semester: "3ᵉ semestre",
    specialty: GP,
    seeks: ["placement"],
    needs: ["housing", "discovery"],
    arrival: "next-semester",
    months: 6,
    message: "Je fais mon prochain stage à l’hôpital {deLieu} et je cherche un meublé, si possible à pied.",
    asked: day(14, "21:40"),
    steps: [
      [day(13, "09:20"), opened],
      [
        day(13, "09:45"),
        wrote(
          "Votre semestre à {lieu}",
          "Merci pour votre message. Je cherche un logement avec nos partenaires et je vous appelle demain.",
        ),
      ],
      [
        day(12, "14:10"),
        called({
          text: "Studio ou chambre, 450 € au plus. Sans voiture.",
          next: "Passer le relais à deux agences",
          inDays: 1,
        }),
      ],
      [day(12, "14:20"), wants({ ...STUDIO, budgetMax: 450, hasCar: false })],
      [day(11, "10:05"), handedTo("remparts")],
      [
        day(3, "11:30"),
        answered("remparts", "propose", {
          home: { rent: 430, rooms: 1, note: "Charges comprises, à 600 mètres de l’hôpital." },
        }),
      ],
      [day(2, "16:15"), marked("shown")],
      [day(2, "16:20"), did("Rappeler Élodie : garde-t-elle le studio ?", 2)],
    ],
  },
  {
    name: ["Hugo", "Peyre"],
    kind: "intern",
    slot: "castleTown",
    faculty: 1,
    semester: "5ᵉ semestre",
    specialty: GP,
    seeks: ["placement"],
    needs: ["housing", "spouse-work"],
    arrival: "next-semester",
    months: 6,
    message: "Nous serons deux : ma compagne est comptable et cherche un poste ou des missions.",
    asked: day(24, "12:15"),
    steps: [
      [day(23, "09:30"), opened],
      [
        day(23, "11:00"),
        called({
          text: "Deux pièces, 600 € au plus. Un chat.",
          next: "Passer le relais pour le logement",
          inDays: 1,
        }),
      ],
      [
        day(23, "11:05"),
        toldFamily({ spouse: ["Lucile", "Peyre", "comptable", "lucile.peyre@courriel.example"] }),
      ],
      [
        day(22, "09:40"),
        wants({ tenure: "rent", rooms: 2, budgetMax: 600, people: 2, months: 6, hasPets: true }),
      ],
      [day(22, "09:50"), handedTo("pierreBlonde")],
      [
        day(20, "17:05"),
        answered("pierreBlonde", "decline", {
          reasons: ["wrong-criteria"],
          message: "Nous n’avons que de la vente en ce moment.",
        }),
      ],
      [day(19, "10:10"), handedTo("chambreTilleuls", "Un couple calme, avec un chat.")],
      [
        day(16, "20:30"),
        answered("chambreTilleuls", "propose", {
          home: { rent: 520, rooms: 2, note: "Le chat est le bienvenu." },
        }),
      ],
      [day(15, "09:30"), marked("shown")],
      [day(12, "14:00"), marked("kept")],
      [day(12, "14:10"), movedTo("housed")],
      [day(12, "14:20"), did("Trouver un contact emploi pour Lucile", 14)],
      [day(11, "10:00"), pagesSent],
      [day(4, "18:15"), ended("chambreTilleuls", "done", "Le bail est signé.")],
    ],
  },
  {
    name: ["Camille", "Nguyen"],
    kind: "intern",
    slot: "city",
    faculty: 0,
    semester: "1ᵉʳ semestre",
    specialty: "Pédiatrie",
    seeks: ["placement"],
    needs: ["housing"],
    arrival: "next-semester",
    months: 6,
    message: "Une chambre en colocation m’irait très bien.",
    asked: day(19, "18:50"),
    steps: [
      [day(18, "09:15"), opened],
      [
        day(18, "09:40"),
        wrote(
          "Une colocation à {lieu}",
          "Nous travaillons avec une colocation d’internes tout près de l’hôpital. Je lui écris de votre part, sans donner votre nom.",
        ),
      ],
      [day(17, "10:00"), wants({ ...STUDIO, budgetMax: 380 })],
      [day(17, "10:05"), handedTo("colocGare")],
      [
        day(15, "13:20"),
        answered("colocGare", "accept", { message: "Une chambre se libère, je prépare le bail." }),
      ],
      [day(14, "09:10"), movedTo("placement-confirmed")],
      [day(14, "09:15"), plans("Demander à la colocation si le bail est signé", 16)],
    ],
  },
  {
    name: ["Yanis", "Haddad"],
    kind: "intern",
    slot: "riverTown",
    faculty: 1,
    semester: "4ᵉ semestre",
    specialty: GP,
    seeks: ["placement"],
    needs: ["housing"],
    arrival: "next-semester",
    months: 6,
    asked: day(11, "08:05"),
    steps: [
      [day(10, "09:40"), opened],
      [day(10, "10:10"), called({ text: "Meublé, 500 € au plus.", next: "Écrire à l’agence", inDays: 1 })],
      [day(9, "09:30"), wants({ ...STUDIO, budgetMax: 500 })],
      [day(9, "16:10"), movedTo("placement-confirmed")],
      [day(8, "09:35"), handedTo("troisRivieres")],
      [
        minutes(110),
        mailedBy("troisRivieres", {
          from: { name: "Sandrine Bories", address: "s.bories@trois-rivieres.example" },
          subject: "Re: Un logement",
          text: "Bonjour,\n\nJe remplace Damien Roussel, en congé. Le meublé qu’il avait en tête est reloué. Faut-il un stationnement ?\n\nCordialement",
          signature: "Sandrine Bories\nAgence des Trois Rivières",
        }),
      ],
    ],
  },
];
