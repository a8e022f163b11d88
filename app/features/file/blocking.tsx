import { LinkButton } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { needName } from "~/features/households/child-needs";
import { BALLS } from "~/vocabulary/needs";
import { dayOf, formatDay } from "~/vocabulary/typography";
import type { FileView } from "./file.queries.server";

interface BlockingProps {
  file: Pick<FileView, "state" | "blocking" | "needLines" | "now">;
}

/** The one thing that blocks, and who has the ball; nothing blocks a closed file. */
export function Blocking({ file: { state, blocking, needLines, now } }: BlockingProps) {
  if (state === "closed") {
    return (
      <Notice title="Dossier clos." tone="waiting">
        Plus aucun parcours n’est ouvert. Il se rouvre en changeant d’étape, ou en prévoyant la suite.
      </Notice>
    );
  }
  const line = needLines.find(({ needId }) => needId === blocking?.needId);
  if (!blocking) return null;
  if (!line) return <WithoutNeed {...blocking} />;
  const holder = line.ball === "partner" && line.holder ? `chez ${line.holder}` : BALLS[line.ball].fr;
  const isLate = line.promisedOn !== undefined && line.promisedOn < dayOf(now);
  const promise = line.promisedOn
    ? `, réponse ${isLate ? "en retard, attendue" : "attendue"} ${formatDay(line.promisedOn, now)}`
    : "";
  return (
    <Notice
      title="Ce qui bloque."
      tone={isLate ? "late" : "attention"}
      act={<LinkButton to={`/needs/${line.needId}`}>Voir le besoin</LinkButton>}
    >
      {needName(line)} : la balle est {holder}
      {promise}.
    </Notice>
  );
}

/** What blocks without being a need: a stage of the journey, a choice, a date. */
function WithoutNeed({ label, owner = "à nous" }: { label: string; owner?: string }) {
  return (
    <Notice title="Ce qui bloque.">
      {label}, la balle est {owner}.
    </Notice>
  );
}
