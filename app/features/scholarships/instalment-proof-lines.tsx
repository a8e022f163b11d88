import { Badge, type Tone } from "~/components/ui/badge";
import { ActButton, Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Line } from "~/components/ui/line";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { DocumentCopy } from "~/features/documents/document-copy";
import { accessibleName } from "~/vocabulary/accessible-name";
import type { PaperState } from "~/vocabulary/scholarship-states";
import { NBSP } from "~/vocabulary/typography";

export interface Proof {
  id: string;
  label: string;
  state: PaperState;
  stateLabel: string;
  reason?: string;
  checkedBy?: string;
  file?: { id: string; name: string };
}

const TONES: Readonly<Record<PaperState, Tone>> = {
  missing: "waiting",
  received: "attention",
  accepted: "done",
  refused: "late",
};

interface Props {
  proof: Proof;
  /** « mars 2027 »: what sets it apart from the same paper of another month. */
  when: string;
  canWrite: boolean;
  /** One certificate may prove several months: until which. */
  isForMonths?: boolean;
  canWithdraw?: boolean;
  lastResult: LastResult;
}

/** A proof, what came of it, and what the team says of it. */
export function ProofRow({ proof, when, canWrite, isForMonths, canWithdraw, lastResult }: Props) {
  const { id, label, state, stateLabel } = proof;
  const name = (act: string) => accessibleName(`${act} : ${label}, ${when}`);
  return (
    <Line
      title={<span className="font-normal">{label}</span>}
      detail={<ProofDetail proof={proof} />}
      badge={<Badge tone={TONES[state]}>{stateLabel}</Badge>}
      acts={
        canWrite && (
          <>
            {state !== "accepted" && (
              <ActButton intent="proof-accept" fields={{ itemId: id }} label={name("Accepter")}>
                {state === "received" ? "Accepter" : "Vu autrement"}
              </ActButton>
            )}
            {state === "accepted" && (
              <ActButton intent="proof-review" fields={{ itemId: id }} label={name("Revenir sur")}>
                Revenir dessus
              </ActButton>
            )}
            {isForMonths && state !== "accepted" && (
              <UntilForm id={id} label={name("Accepter pour plusieurs mois")} lastResult={lastResult} />
            )}
            {state !== "refused" && state !== "missing" && (
              <AgainForm id={id} label={name("Redemander")} lastResult={lastResult} />
            )}
            {canWithdraw && (state === "missing" || state === "refused") && (
              <ActButton intent="proof-withdraw" fields={{ itemId: id }} label={name("Ne plus demander")}>
                Ne plus demander
              </ActButton>
            )}
          </>
        )
      }
    />
  );
}

function ProofDetail({ proof: { file, reason, checkedBy, state } }: { proof: Proof }) {
  const words = [
    state === "accepted" && checkedBy && `accepté par ${checkedBy}`,
    state === "refused" && reason && `redemandé${NBSP}: ${reason}`,
  ].filter(Boolean);
  if (!file && words.length === 0) return null;
  return (
    <>
      {file && <DocumentCopy id={file.id}>{file.name}</DocumentCopy>}
      {file && words.length > 0 && " · "}
      {words.join(" · ")}
    </>
  );
}

interface FormProps {
  id: string;
  label: string;
  lastResult: LastResult;
}

function UntilForm({ id, label, lastResult }: FormProps) {
  return (
    <Folded summary="Pour plusieurs mois" label={label} isOpen={isResultOf(lastResult, "proof-accept", id)}>
      <ItemForm intent="proof-accept" itemId={id} lastResult={lastResult} submit="Accepter">
        {({ untilOn }) => (
          <TextField
            label="Vaut pour les versements jusqu’au"
            field={untilOn}
            type="date"
            hint="Un certificat de scolarité vaut souvent pour toute l’année universitaire."
          />
        )}
      </ItemForm>
    </Folded>
  );
}

function AgainForm({ id, label, lastResult }: FormProps) {
  return (
    <Folded summary="Redemander" label={label} isOpen={isResultOf(lastResult, "proof-refuse", id)}>
      <ItemForm intent="proof-refuse" itemId={id} lastResult={lastResult} submit="Redemander">
        {({ reason }) => (
          <Textarea
            label="Ce qui ne convient pas"
            field={reason}
            rows={2}
            hint="La personne le lit sur sa page, et dans le mail si elle a une adresse. Jamais de coordonnées bancaires."
          />
        )}
      </ItemForm>
    </Folded>
  );
}
