import { LinkButton } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { BALLS, NEED_KINDS } from "~/vocabulary/needs";
import { formatDay } from "~/vocabulary/typography";
import type { FileView } from "./file.queries.server";

/** The one thing that blocks, and who has the ball. */
export function Blocking({ file: { blocking, needLines } }: { file: FileView }) {
  const line = needLines.find(({ needId }) => needId === blocking?.needId);
  if (!blocking || !line) return null;
  const holder = line.ball === "partner" && line.holder ? `chez ${line.holder}` : BALLS[line.ball].fr;
  const promise = line.promisedOn ? `, réponse attendue ${formatDay(line.promisedOn)}` : "";
  return (
    <Notice
      title="Ce qui bloque."
      tone="attention"
      act={<LinkButton to={`/needs/${line.needId}`}>Voir le besoin</LinkButton>}
    >
      {NEED_KINDS[line.kind].fr} : la balle est {holder}
      {promise}.
    </Notice>
  );
}
