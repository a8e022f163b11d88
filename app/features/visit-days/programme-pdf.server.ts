import type { TextProps } from "@react-pdf/renderer";
import { createElement } from "react";
import { formatPhone, NBSP, NNBSP } from "~/vocabulary/typography";
import { ITINERARIES } from "~/vocabulary/visit-days";
import { leadOf, type OpenProgramme, type ProgrammeStep, shownOf } from "./programme.queries.server";
import { PROGRAMME_WORDS } from "./programme-words";
import { bandsOf } from "./visit-bands";

/** Beyond, the letters are smaller: the programme is one page. */
const MANY_STEPS = 9;

/** The programme of a day on one A4 page, in the language of its reader: the two itineraries side by side. */
export async function programmePdf(opened: OpenProgramme): Promise<Uint8Array> {
  const { Document, Font, Page, Text, View, renderToBuffer } = await import("@react-pdf/renderer");
  Font.registerHyphenationCallback((word) => [word]);
  const { day, language } = opened;
  const [shown, lead] = [shownOf(opened), await leadOf(day)];
  const words = PROGRAMME_WORDS[language];
  const styles = stylesFor(shown.steps.length);
  const text = (style: TextProps["style"], value: string, key?: string) =>
    createElement(Text, { style, key }, plain(value));
  const card = (step: ProgrammeStep) =>
    createElement(
      View,
      { key: step.id, style: styles.card, wrap: false },
      text(styles.hours, `${step.hours}${step.itinerary === "together" ? ` · ${step.who}` : ""}`),
      text(styles.step, step.title),
      ...[step.where, step.host, step.note].filter(Boolean).map((line) => text(styles.line, line, line)),
    );
  const column = (side: "doctor" | "family", steps: readonly ProgrammeStep[]) =>
    createElement(
      View,
      { key: side, style: styles.column },
      text(styles.side, ITINERARIES[side][language]),
      ...steps.map(card),
    );
  const drawn = bandsOf(shown.steps).map((band, index) =>
    band.together
      ? createElement(View, { key: index }, card(band.together))
      : createElement(
          View,
          { key: index, style: styles.row },
          column("doctor", band.doctor),
          column("family", band.family),
        ),
  );
  const reach = lead.phone
    ? `${words.lead(lead.name)} ${formatPhone(lead.phone)}`
    : `${words.leadMail} ${lead.email}`;
  const page = createElement(
    Page,
    { size: "A4", style: styles.page },
    text(styles.title, shown.title),
    text(styles.day, shown.words),
    ...(shown.welcome ? [text(styles.line, shown.welcome, "welcome")] : []),
    ...drawn,
    text(styles.foot, reach),
  );
  return renderToBuffer(createElement(Document, { language, title: plain(shown.title) }, page));
}

function stylesFor(steps: number) {
  const fontSize = steps > MANY_STEPS ? 8.5 : 11;
  return {
    page: { padding: 36, fontSize, fontFamily: "Helvetica", lineHeight: 1.35 },
    title: { fontSize: fontSize + 9, lineHeight: 1.2, marginBottom: 6 },
    day: { fontSize: fontSize + 3, lineHeight: 1.2, marginBottom: 14 },
    row: { flexDirection: "row", gap: 16 },
    column: { flex: 1 },
    side: { fontFamily: "Helvetica-Bold", marginTop: 4, marginBottom: 4, color: "#4a4a4a" },
    card: { marginBottom: 7, paddingLeft: 8, borderLeft: "2pt solid #2a5d8f" },
    hours: { fontFamily: "Helvetica-Bold" },
    step: { fontSize: fontSize + 1, lineHeight: 1.25 },
    line: { color: "#333333" },
    foot: { marginTop: 12, fontFamily: "Helvetica-Bold" },
  } as const;
}

/** The fonts every PDF reader has know neither a narrow space nor the raised letters of « 1ᵉʳ ». */
function plain(text: string): string {
  return text.replaceAll(NNBSP, NBSP).replaceAll("ᵉʳ", "er");
}
