import type { NeedCriteria } from "#models/need";
import { called, opened, plans, toldFamily } from "./demo-acts.commands.server";
import { wantsCare } from "./demo-child-acts.commands.server";
import type { Slot } from "./demo-profile";
import { day, type Story } from "./demo-story";

interface YoungFamily {
  name: Story["name"];
  kind: Story["kind"];
  slot: Slot;
  /** In days from the day of the demonstration. */
  arrival: number;
  /** First names and ages in months. */
  children: readonly (readonly [firstName: string, months: number])[];
  care: Partial<NeedCriteria>;
  /** Working days ago. */
  askedAgo: number;
}

const EARLY = [{ day: "wednesday", from: "06:45", to: "19:00" }] as const;

const YOUNG_FAMILIES: readonly YoungFamily[] = [
  {
    ...{ name: ["Alix", "Delpech"], kind: "doctor", slot: "city", arrival: 65, askedAgo: 40 },
    children: [["Gabin", 8]],
    care: { modes: ["nursery", "childminder"], rhythm: "regular" },
  },
  {
    ...{ name: ["Katarzyna", "Ostrowska"], kind: "doctor", slot: "city", arrival: 68, askedAgo: 38 },
    children: [
      ["Lena", 25],
      ["Oskar", 10],
    ],
    care: { modes: ["nursery"], withSiblings: true },
  },
  {
    ...{ name: ["Matteo", "Marchetti"], kind: "doctor", slot: "secondCity", arrival: 215, askedAgo: 36 },
    children: [
      ["Chiara", 16],
      ["Luca", 16],
    ],
    care: { modes: ["childminder", "childminders-house"], week: [...EARLY] },
  },
  {
    ...{ name: ["Linh", "Nguyen"], kind: "intern", slot: "city", arrival: -20, askedAgo: 42 },
    children: [["Mai", 11]],
    care: { modes: ["micro-nursery", "nursery"], oddHours: ["on-call"] },
  },
  {
    ...{ name: ["Bertrand", "Perrin"], kind: "doctor", slot: "city", arrival: -12, askedAgo: 45 },
    children: [
      ["Léonie", 26],
      ["Basile", 7],
    ],
    care: { modes: ["childminder"], oddHours: ["late"] },
  },
  {
    ...{ name: ["Ifeoma", "Okafor"], kind: "doctor", slot: "secondCity", arrival: -15, askedAgo: 44 },
    children: [["Chidi", 20]],
    care: { modes: ["nursery"], oddHours: ["early", "late"] },
  },
  {
    ...{ name: ["Paula", "Ruiz"], kind: "intern", slot: "secondCity", arrival: -18, askedAgo: 41 },
    children: [["Inès", 17]],
    care: { modes: ["childminder"], rhythm: "occasional" },
  },
];

/** Families whose youngest are to be minded: what the observatory counts. */
export const YOUNG_CHILDREN_STORIES: readonly Story[] = YOUNG_FAMILIES.map(
  ({ children, care, askedAgo, ...person }) => ({
    ...person,
    specialty: "Médecine générale",
    seeks: [person.kind === "intern" ? "placement" : "salaried-post"],
    asked: day(askedAgo, "12:10"),
    steps: [
      [day(askedAgo - 1, "09:40"), opened],
      [
        day(askedAgo - 1, "10:30"),
        called({ text: "Cherche surtout à faire garder.", next: "Préciser la garde", inDays: 3 }),
      ],
      [day(askedAgo - 2, "09:50"), toldFamily({ children })],
      [day(askedAgo - 2, "10:00"), wantsCare(care)],
      [day(5, "09:15"), plans("Faire le point sur la garde", 25)],
    ],
  }),
);
