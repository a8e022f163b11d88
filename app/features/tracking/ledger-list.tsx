import { Form, Link } from "@remix-run/react";
import { Badge, type BadgeProps } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { DescriptionList } from "~/components/ui/description-list";
import { EmptyState } from "~/components/ui/empty-state";
import { accessibleName } from "~/vocabulary/accessible-name";
import { CONSENT_MEANS } from "~/vocabulary/consents";
import { NEED_KINDS } from "~/vocabulary/needs";
import { formatDayLong, joinWords, NBSP } from "~/vocabulary/typography";
import type { LedgerDeletion, LedgerLine } from "./tracking-ledger.queries.server";

interface Props {
  lines: readonly LedgerLine[];
  /** The names of the adults of the file, by their id. */
  names: Readonly<Record<string, string | undefined>>;
  canWrite: boolean;
}

/** What was handed over of a file: each partner, what they read, on whose word, and what became of it. */
export function LedgerList({ lines, names, canWrite }: Props) {
  if (lines.length === 0) {
    return (
      <EmptyState
        title="Rien n’a été transmis."
        why="Dès qu’un relais part, cette page dit ce qui a été montré, à qui, pourquoi et sur quel accord."
      />
    );
  }
  return (
    <ul aria-label="Ce qui a été transmis">
      {lines.map((line) => (
        <li key={line.id} className="grid gap-3 border-t border-line py-4 md:grid-cols-[minmax(0,1fr)_auto]">
          <div>
            <p className="mb-2 flex flex-wrap items-center gap-2">
              <strong className="font-semibold">{line.partnerName}</strong>
              <Badge {...badgeOf(line)} />
            </p>
            <DescriptionList facts={factsOf(line, names)} />
          </div>
          <div className="flex flex-col items-start gap-2">
            {canWrite && line.canWithdraw && <WithdrawForm line={line} />}
            {line.deletions.map((deletion) => (
              <Deletion key={deletion.id} line={line} deletion={deletion} canWrite={canWrite} />
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Taken back, it matters no more whether it was answered. */
function badgeOf({ isTakenBack, answeredAt }: LedgerLine): Pick<BadgeProps, "tone" | "children"> {
  if (isTakenBack) return { tone: "neutral", children: "retiré" };
  return answeredAt ? { tone: "done", children: "a répondu" } : { tone: "waiting", children: "sans réponse" };
}

function factsOf(
  { kind, needId, leftAt, answeredAt, until, consent, versions }: LedgerLine,
  names: Props["names"],
) {
  const purpose = kind === "introduction" ? "Mise en relation" : NEED_KINDS[kind].fr;
  const sent = leftAt ? `parti le ${formatDayLong(leftAt)}` : "pas encore parti";
  const answered = answeredAt && `réponse le ${formatDayLong(answeredAt)}`;
  return [
    { term: "Pourquoi", value: needId ? <Link to={`/needs/${needId}`}>{purpose}</Link> : purpose },
    { term: "Quand", value: [sent, answered].filter(Boolean).join(", ") },
    { term: "Accord", value: consent && consentWords(consent, names) },
    { term: "Lien", value: until ? `ouvert jusqu’au ${formatDayLong(until)}` : "fermé" },
    { term: "Montré", value: <Versions versions={versions} /> },
  ];
}

/** « Camille Bonnet, par téléphone, le 3 mars 2026 : “…” » */
function consentWords(consent: NonNullable<LedgerLine["consent"]>, names: Props["names"]): string {
  const { candidateId, means, at, wording, withdrawnAt } = consent;
  const who = names[candidateId] ?? "Personne effacée";
  const withdrawn = withdrawnAt ? ` Retiré le ${formatDayLong(withdrawnAt)}.` : "";
  return `${who}, ${CONSENT_MEANS[means].fr}, le ${formatDayLong(at)}${NBSP}: «${NBSP}${wording}${NBSP}».${withdrawn}`;
}

function Versions({ versions }: Pick<LedgerLine, "versions">) {
  return (
    <>
      {versions.map(({ number, at, title, fields }) => (
        <details key={number}>
          <summary className="cursor-pointer underline">
            {versions.length > 1 && `Version ${number}, le ${formatDayLong(at)}${NBSP}: `}
            {joinWords(fields.map(({ label }) => label)) || title}
          </summary>
          <DescriptionList
            facts={[
              { term: "Objet", value: title },
              ...fields.map(({ label, value }) => ({ term: label, value })),
            ]}
          />
        </details>
      ))}
    </>
  );
}

function WithdrawForm({ line: { id, partnerName } }: { line: LedgerLine }) {
  return (
    <Form method="post">
      <input type="hidden" name="handOffId" value={id} />
      <Button
        name="intent"
        value="withdraw"
        size="small"
        aria-label={accessibleName(`Retirer, ${partnerName}`)}
      >
        Retirer
      </Button>
      <p className="max-w-56 text-12 text-muted">Ferme le lien et demande de supprimer.</p>
    </Form>
  );
}

interface DeletionProps {
  line: LedgerLine;
  deletion: LedgerDeletion;
  canWrite: boolean;
}

/** The proof: asked when, deleted when and said by whom. */
function Deletion({ line: { id: handOffId, partnerName }, deletion, canWrite }: DeletionProps) {
  const { id, to, askedAt, deletedOn, toldBy } = deletion;
  if (deletedOn) {
    const how = toldBy === "team" ? "noté par l’équipe" : `dit par ${partnerName}`;
    return <p className="max-w-56">{`supprimé le ${formatDayLong(deletedOn)}, ${how}`}</p>;
  }
  return (
    <Form method="post" className="max-w-56">
      <p>{`suppression demandée à ${to} le ${formatDayLong(askedAt)}`}</p>
      {canWrite && (
        <>
          <input type="hidden" name="handOffId" value={handOffId} />
          <input type="hidden" name="deletionId" value={id} />
          <Button name="intent" value="deleted" size="small" variant="quiet">
            On nous a dit que c’est supprimé
          </Button>
        </>
      )}
    </Form>
  );
}
