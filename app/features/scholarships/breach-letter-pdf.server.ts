import type { TextProps } from "@react-pdf/renderer";
import { createElement } from "react";
import type { ScholarshipRecord } from "#models/scholarship";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings } from "~/core/settings.server";
import { deliberationWords, repaymentWords } from "~/features/programmes/version-words";
import { formatCents, formatDayLong, formatPhone, NBSP } from "~/vocabulary/typography";
import { partiesOf } from "./agreement-parties.queries.server";
import { drawPdf, STYLES } from "./agreement-pdf.server";
import { pdfLibrary } from "./pdf-fonts.server";

/** Air above whom it is for, its title, and who signs. */
const APART = { marginTop: 14 };

/** The letter of a breach, for the post: what was decided, the sum line by line, its rule, the dates of the plan. 404 before. */
export async function breachLetterPdf(user: User, scholarship: ScholarshipRecord): Promise<Uint8Array> {
  const { Text } = await pdfLibrary();
  const [{ beneficiary, programme }, { brand }] = await Promise.all([partiesOf(scholarship), getSettings()]);
  const text = (style: TextProps["style"], value: string, key: string) =>
    createElement(Text, { style, key }, value);
  const title = "Fin de votre engagement de bourse";
  const body = bodyOf(scholarship, programme);
  const signed = [user.name, user.title, brand.programme, user.phone && formatPhone(user.phone)].filter(
    Boolean,
  );
  return drawPdf(title, `${title} · ${beneficiary}`, [
    text(STYLES.small, [brand.programme, brand.departementName].filter(Boolean).join(" · "), "from"),
    text(STYLES.text, `Le ${formatDayLong(toDay(now()))}`, "day"),
    text([STYLES.strong, APART], beneficiary, "to"),
    text([STYLES.title, APART], title, "title"),
    ...body.map(({ style, words }, index) => text(STYLES[style], words, `line-${index}`)),
    ...signed.map((words, index) =>
      text(index === 0 ? [STYLES.text, APART] : STYLES.text, String(words), `signed-${words}`),
    ),
  ]);
}

interface Written {
  style: "text" | "strong" | "heading";
  words: string;
}

function bodyOf({ breach, terms, repayments, panel }: ScholarshipRecord, programme: string): Written[] {
  if (!breach || !terms) throw notFound();
  const act = breach.actNumber ? `, par l’acte ${breach.actNumber}` : "";
  const granted = panel?.actNumber ? ` accordée par l’acte ${panel.actNumber}` : "";
  return [
    written(
      `Votre engagement au titre de la bourse «${NBSP}${programme}${NBSP}»${granted} prend fin le ${formatDayLong(breach.on)}${act}, avant son terme.`,
    ),
    heading("Ce que la convention que vous avez signée prévoit"),
    ...repaymentWords(terms.repayment).map((words) => written(`– ${words}`)),
    ...deliberationWords(terms.deliberation).map((words) => written(`– Délibération ${words}`)),
    heading("Le calcul"),
    ...breach.lines.map(({ words, cents }) => written(`– ${words}${NBSP}: ${formatCents(cents)}`)),
    { style: "strong", words: `À rembourser${NBSP}: ${formatCents(breach.totalCents)}` },
    ...(repayments.length > 0 ? [heading("Les dates prévues")] : []),
    ...repayments.map(({ dueOn, cents }) =>
      written(`– ${formatDayLong(dueOn)}${NBSP}: ${formatCents(cents)}`),
    ),
    // Code de justice administrative, article R421-1.
    heading("Si vous n’êtes pas d’accord"),
    written(
      "Répondez-nous ou appelez-nous : nous reprendrons ce calcul avec vous avant toute démarche. Vous pouvez aussi contester cette décision devant le tribunal administratif dans les deux mois qui suivent la réception de cette lettre.",
    ),
  ];
}

function written(words: string): Written {
  return { style: "text", words };
}

function heading(words: string): Written {
  return { style: "heading", words };
}
