import type { ReactNode } from "react";
import { DescriptionList } from "~/components/ui/description-list";
import { Section } from "~/components/ui/section";
import { answerRequest, HAND_OFF_LETTER } from "~/vocabulary/hand-offs";
import { fillText } from "~/vocabulary/mail-texts";
import { LETTER_FOOT } from "~/vocabulary/mails";
import { formatDayShort, formatPhone, NBSP } from "~/vocabulary/typography";
import type { Sending } from "./hand-off-sending";
import { CURRICULUM_LINE, withMessage } from "./hand-off-sheet";

/** What the colleague may still change of the letter. */
export interface Draft {
  message: string;
  answerBy: string;
  contactId: string;
  hasCurriculum?: boolean;
}

interface Props {
  sending: Sending;
  draft: Draft;
  /** When several letters are read one under the other. */
  title?: string;
}

/** The mail as it will leave, from its subject to its foot, while it is being written. */
export function HandOffPreview({ sending, draft, title = "Exactement ce qui sera transmis" }: Props) {
  const { sender, brand, chosen, today, letter } = sending;
  const { sheet, withheld } = chosen;
  // A day gone by will be refused: the letter never says it.
  const answerBy = draft.answerBy > today ? draft.answerBy : sheet.answerBy;
  const lines = draft.hasCurriculum ? [...sheet.lines, CURRICULUM_LINE] : sheet.lines;
  const contact = chosen.contacts.find(({ value }) => value === draft.contactId);
  const values = {
    ...{ demande: sheet.title, date: formatDayShort(answerBy) },
    ...{ service: brand.programme, signataire: sender.name },
  };
  const { greeting = "", aside = "" } = letter.blocks;
  return (
    <Section title={title}>
      <div className="grid gap-3 rounded border border-line bg-sheet p-4" aria-live="polite">
        <p className="text-muted">
          À{NBSP}: {[chosen.name, contact?.label].filter(Boolean).join(" · ")}
        </p>
        <p className="text-16 font-semibold">{fillText(letter.subject, values)}</p>
        <p className="text-muted">
          {brand.programme} · {brand.owner}
        </p>
        <p className="whitespace-pre-line">{fillText(greeting, values)}</p>
        <p className="whitespace-pre-line">{withMessage(sheet.intro, draft.message)}</p>
        <div className="border-y border-line py-3">
          <DescriptionList facts={lines.map(({ label, value }) => ({ term: label, value }))} />
        </div>
        <p>{answerRequest(answerBy)}</p>
        <p>
          <span className="button button-primary">{HAND_OFF_LETTER.act}</span>
        </p>
        <p className="whitespace-pre-line text-muted">{fillText(aside, values)}</p>
        <Multiline
          lines={[
            sender.name,
            sender.title ? `${sender.title}, ${brand.programme}` : brand.programme,
            sender.phone && formatPhone(sender.phone),
            sender.signature,
          ]}
        />
        <Foot brand={brand} />
      </div>
      <p className="mt-2 text-muted">{withheld}</p>
      <LeftOut lines={chosen.leftOut} />
    </Section>
  );
}

/** What the file says and this partner is not sent, each with the reason. */
function LeftOut({ lines = [] }: { lines?: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div className="mt-2 text-muted">
      <p>Laissé de côté{NBSP}:</p>
      <ul className="list-disc pl-5">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

function Foot({ brand: { programme, phone, email } }: Pick<Sending, "brand">) {
  return (
    <div className="grid gap-3 border-t border-line pt-3 text-muted">
      <p>{HAND_OFF_LETTER.reason(programme)}</p>
      <Multiline
        lines={[
          phone && `${LETTER_FOOT.phone.fr}${NBSP}: ${formatPhone(phone)}`,
          email && `${LETTER_FOOT.email.fr}${NBSP}: ${email}`,
          <u key="privacy">{LETTER_FOOT.privacy.fr}</u>,
        ]}
      />
    </div>
  );
}

function Multiline({ lines }: { lines: readonly ReactNode[] }) {
  return (
    <p>
      {lines.filter(Boolean).map((line, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines neither move nor repeat
        <span key={place} className="block">
          {line}
        </span>
      ))}
    </p>
  );
}
