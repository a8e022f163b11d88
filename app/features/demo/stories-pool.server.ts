import { called, movedTo, noted, opened, plans, wrote } from "./demo-acts.commands.server";
import { day, type Story } from "./demo-story";

/** Somebody kept warm for months: a first touch done, the next ones planned. */
export const POOL_STORIES: readonly Story[] = [
  {
    name: ["Solène", "Rouvier"],
    kind: "intern",
    slot: "secondCity",
    faculty: 0,
    semester: "6ᵉ semestre",
    specialty: "Médecine générale",
    seeks: ["placement"],
    arrival: -330,
    months: 6,
    asked: day(101, "17:40"),
    steps: [
      [day(100, "09:15"), opened],
      [
        day(100, "10:00"),
        called({
          text: "A fait un semestre ici l’an dernier, et en garde le meilleur souvenir.",
          next: "Bilan de stage avec Solène",
          inDays: 3,
        }),
      ],
      [day(98, "14:00"), movedTo("review")],
      [day(97, "11:00"), movedTo("pool")],
      [day(97, "11:05"), noted("Soutient sa thèse dans un an et demi. Voudrait d’abord remplacer.")],
      [
        day(8, "15:20"),
        wrote(
          "Des nouvelles de {lieu}",
          "Merci pour notre échange de l’autre jour. Comme promis, voici les dates des remplacements de l’hiver : dites-moi ce qui vous irait, rien ne presse.",
        ),
      ],
      [day(8, "15:25"), plans("Inviter Solène à la prochaine soirée des internes", 30)],
    ],
  },
];
