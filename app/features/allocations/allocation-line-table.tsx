import { Form, Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { type Column, DataTable } from "~/components/ui/data-table";
import type { AllocationPage } from "./allocation-page.queries.server";

type Line = AllocationPage["lines"][number];

/** Each intern of an allocation: the place, the bed, the wish obtained, and why. */
export function AllocationLines({ lines, mayChange }: { lines: readonly Line[]; mayChange: boolean }) {
  return (
    <DataTable
      caption="Ce que chaque interne obtient"
      columns={mayChange ? [...COLUMNS, ACTS] : COLUMNS}
      rows={lines}
      rowKey={({ placementId }) => placementId}
    />
  );
}

const COLUMNS: readonly Column<Line>[] = [
  { header: "Interne", cell: (line) => <Name line={line} />, onPhone: true },
  { header: "Terrain de stage", cell: (line) => <Place line={line} />, onPhone: true, isNamedOnPhone: true },
  { header: "Hébergement", cell: (line) => <Bed line={line} />, onPhone: true, isNamedOnPhone: true },
  { header: "Vœu obtenu", cell: (line) => <Why line={line} />, onPhone: true },
];

const ACTS: Column<Line> = {
  header: "À la main",
  cell: (line) => <LineActs line={line} />,
  onPhone: true,
};

function Name({ line: { name, candidateId, isMoved, isPinned } }: { line: Line }) {
  return (
    <>
      {candidateId ? (
        <Link to={`/candidates/${candidateId}`}>{name}</Link>
      ) : (
        <span className="text-muted">{name}</span>
      )}{" "}
      {isMoved && <Badge tone="attention">change</Badge>} {isPinned && <Badge>à la main</Badge>}
    </>
  );
}

function Place({ line: { place } }: { line: Line }) {
  if (!place) return <Badge tone="late">sans terrain de stage</Badge>;
  return (
    <>
      <Link to={`/training-places/${place.id}`}>{place.words}</Link>
      <div className="text-muted">{place.level}</div>
    </>
  );
}

function Bed({ line: { bed, needsBed } }: { line: Line }) {
  if (bed) return <Link to={`/lodgings/${bed.lodgingId}`}>{bed.words}</Link>;
  return needsBed ? <Badge tone="late">sans lit</Badge> : <span className="text-muted">non demandé</span>;
}

function Why({ line: { wish, reasons, name } }: { line: Line }) {
  return (
    <>
      {wish}
      {reasons.length > 0 && (
        <details className="max-w-[26rem]">
          <summary aria-label={`Pourquoi, ${name}`} className="text-accent underline">
            Pourquoi{"\u00A0"}?
          </summary>
          <ul className="mt-1 grid gap-1 text-muted">
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function LineActs({ line: { placementId, name, isPinned } }: { line: Line }) {
  return (
    <Form method="post" className="flex flex-wrap gap-2">
      <input type="hidden" name="placementId" value={placementId} />
      <Link
        to={`?ligne=${placementId}#changer`}
        className="button button-small"
        aria-label={`Changer, ${name}`}
      >
        Changer
      </Link>
      <Button
        name="intent"
        value={isPinned ? "unpin" : "pin"}
        size="small"
        variant="quiet"
        aria-label={`${isPinned ? "Libérer" : "Garder"}, ${name}`}
      >
        {isPinned ? "Libérer" : "Garder"}
      </Button>
    </Form>
  );
}
