import { Form, Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { Section } from "~/components/ui/section";
import { CANDIDATE_KINDS, type CandidateKind } from "~/vocabulary/candidates";
import { DUPLICATE_REASONS, type DuplicateReason } from "~/vocabulary/submissions";

interface Duplicate {
  candidateId: string;
  householdId: string;
  name: string;
  kind: CandidateKind;
  reasons: DuplicateReason[];
  differences: { name: string; label: string; known: string; told: string }[];
}

/** Who this may already be, why, and what differs; only the boxes ticked are taken over. Two files may be made one. */
export function DuplicateList({ duplicates }: { duplicates: Duplicate[] }) {
  const [first] = duplicates;
  if (!first) return null;
  return (
    <Section title="Peut-être la même personne" count={duplicates.length}>
      {duplicates.map((duplicate) => (
        <Form method="post" key={duplicate.candidateId} className="border-t border-line py-4">
          <input type="hidden" name="intent" value="attach" />
          <input type="hidden" name="candidateId" value={duplicate.candidateId} />
          <div className="flex flex-wrap items-center gap-2">
            <Link to={`/households/${duplicate.householdId}`} className="font-semibold">
              {duplicate.name}
            </Link>
            <span className="text-muted">{CANDIDATE_KINDS[duplicate.kind].fr}</span>
            {duplicate.reasons.map((reason) => (
              <Badge key={reason} tone="attention">
                {DUPLICATE_REASONS[reason].fr}
              </Badge>
            ))}
          </div>
          <Differences {...duplicate} />
          <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
            <Button>Rattacher à ce dossier</Button>
            {duplicate.householdId !== first.householdId && (
              <Link
                to={`/households/${first.householdId}/merge?with=${duplicate.householdId}`}
                aria-label={`Rapprocher les deux dossiers : ${first.name} et ${duplicate.name}`}
              >
                Rapprocher les deux dossiers
              </Link>
            )}
          </div>
        </Form>
      ))}
    </Section>
  );
}

function Differences({ candidateId, differences }: Duplicate) {
  if (differences.length === 0)
    return <p className="mt-2 text-muted">Rien ne diffère de ce que nous savons déjà.</p>;
  return (
    <table className="mt-3 w-full">
      <caption className="visually-hidden">Ce qui diffère</caption>
      <thead>
        <tr className="text-left text-12 text-muted">
          <th className="py-1 font-normal">Champ</th>
          <th className="py-1 font-normal">Au dossier</th>
          <th className="py-1 font-normal">Dans la demande</th>
          <th className="py-1 font-normal">Reprendre</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ name, label, known, told }) => (
          <tr key={name} className="border-t border-line align-top">
            <td className="py-1.5 pr-3 text-muted">{label}</td>
            <td className="py-1.5 pr-3">{known}</td>
            <td className="py-1.5 pr-3">{told}</td>
            <td className="py-1.5">
              <input
                type="checkbox"
                name="take"
                value={name}
                id={`${candidateId}-${name}`}
                aria-label={`Reprendre : ${label}`}
                className="size-5 accent-accent"
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
