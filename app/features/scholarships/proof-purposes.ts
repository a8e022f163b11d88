import type { Day } from "~/core/calendar";
import { dayIn, monthIn } from "~/vocabulary/in-language";
import type { Language } from "~/vocabulary/languages";
import { joinWords, plural } from "~/vocabulary/typography";

const fr = {
  instalments: (days: readonly Day[]): string => {
    const which = plural(days.length, "le versement", "les versements");
    return `pour ${which} de ${joinWords(days.map((day) => monthIn("fr", day)))}`;
  },
  year: (until: Day): string => `pour l’année d’exercice jusqu’au ${dayIn("fr", until)}`,
};

/** What a proof is asked for, after its name: « pour les versements de mars 2027 et avril 2027 ». */
export const PROOF_PURPOSES: Readonly<Record<Language, typeof fr>> = {
  fr,
  en: {
    instalments: (days) => {
      const which = days.length === 1 ? "instalment" : "instalments";
      return `for the ${which} of ${joinWords(
        days.map((day) => monthIn("en", day)),
        "and",
      )}`;
    },
    year: (until) => `for the year of practice until ${dayIn("en", until)}`,
  },
};
