import { Form, Link } from "@remix-run/react";
import { Button, type ButtonVariant, LinkButton } from "~/components/ui/button";
import { Line } from "~/components/ui/line";
import { accessibleName } from "~/vocabulary/accessible-name";
import { OPENING_STATES } from "~/vocabulary/openings";
import { lowerFirst } from "~/vocabulary/typography";
import { OpeningBadges } from "./opening-badges";
import { isStale, openingDetail, openingTitle } from "./opening-card";
import type { OpeningRow } from "./openings.queries.server";

interface LineProps {
  opening: OpeningRow;
  today: string;
  candidateId: string;
}

/** An opening that suits a project, why, and the act that links it. */
export function ProposedLine({
  opening,
  reasons,
  today,
  candidateId,
}: LineProps & { reasons: readonly string[] }) {
  const hasBadge = opening.confidentiality === "team" || isStale(opening, today);
  return (
    <Line
      title={<OpeningLink opening={opening} />}
      detail={reasons.join(" · ")}
      badge={hasBadge && <OpeningBadges opening={opening} today={today} isProposed />}
      act={
        <>
          <Act intent="link" opening={opening} label="Relier à ce projet" />
          <Introduce opening={opening} candidateId={candidateId} />
        </>
      }
    />
  );
}

/** An opening linked to a project: what became of it, and how to undo the link. */
export function LinkedLine({ opening, today, candidateId }: LineProps) {
  return (
    <Line
      title={<OpeningLink opening={opening} />}
      detail={openingDetail(opening)}
      badge={<OpeningBadges opening={opening} today={today} />}
      act={
        <>
          {opening.state === "open" && <Introduce opening={opening} candidateId={candidateId} />}
          {opening.state === "open" && <Act intent="fill" opening={opening} label="Pourvue" />}
          <Act intent="unlink" opening={opening} label="Délier" variant="quiet" />
        </>
      }
    />
  );
}

/** The openings linked to a project, in one line of its file. */
export function OpeningNames({ openings }: { openings: readonly OpeningRow[] }) {
  if (openings.length === 0) return <span className="text-muted">aucune reliée</span>;
  return (
    <ul>
      {openings.map((opening) => (
        <li key={opening._id}>
          <Link to={`/openings/${opening._id}`}>{opening.structureName}</Link>
          {opening.state !== "open" && ` (${OPENING_STATES[opening.state].fr})`}
        </li>
      ))}
    </ul>
  );
}

function OpeningLink({ opening }: { opening: OpeningRow }) {
  return (
    <Link to={`/openings/${opening._id}`}>
      {opening.structureName} : {lowerFirst(openingTitle(opening))}
    </Link>
  );
}

/** Leads to the letter that presents the candidate to the structure of an opening. */
function Introduce({ opening, candidateId }: Pick<LineProps, "opening" | "candidateId">) {
  return (
    <LinkButton
      to={`/candidates/${candidateId}/introductions/new?ouverture=${opening._id}`}
      size="small"
      aria-label={accessibleName(`Présenter à ${opening.structureName}, ${openingTitle(opening)}`)}
    >
      Présenter
    </LinkButton>
  );
}

interface ActProps {
  intent: "link" | "unlink" | "fill";
  opening: OpeningRow;
  label: string;
  variant?: ButtonVariant;
}

function Act({ intent, opening, label, variant }: ActProps) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="openingId" value={opening._id} />
      <Button
        name="intent"
        value={intent}
        size="small"
        variant={variant}
        aria-label={accessibleName(`${label}, ${opening.structureName}, ${openingTitle(opening)}`)}
      >
        {label}
      </Button>
    </Form>
  );
}
