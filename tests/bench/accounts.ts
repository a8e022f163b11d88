export const BENCH_PASSWORD = "demo-conciergerie";

/** The file with 40 related items, of the same id in every generated base. */
export const RICH_FILE_ID = "0123456789abcdef01234567";

/** Who follows the files: the first sees the whole département, the others their territories only. */
export const BENCH_ACCOUNTS = [
  { email: "referent@demo.example", name: "Jeanne Vidal", territories: [] },
  {
    email: "thomas.lacombe@demo.example",
    name: "Thomas Lacombe",
    territories: ["200066371", "200067361", "244600573"],
  },
  { email: "ines.marty@demo.example", name: "Inès Marty", territories: ["200023737", "244600433"] },
  {
    email: "bruno.salles@demo.example",
    name: "Bruno Salles",
    territories: ["244600482", "244600532", "200039519", "200035327"],
  },
] as const satisfies readonly { email: string; name: string; territories: readonly string[] }[];
