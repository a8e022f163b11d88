import type { ImportCounts } from "#models/import";
import { LinkButton } from "~/components/ui/button";
import { DescriptionList } from "~/components/ui/description-list";
import { Notice } from "~/components/ui/notice";
import { RESTRUCTURING_STATES, type RestructuringState } from "~/vocabulary/restructurings";
import { formatCount, formatNumber } from "~/vocabulary/typography";
import { RunningProgress } from "../restructurings/running-progress";

interface Props {
  run: { id: string; state: RestructuringState; done: number; total: number; startedAt?: Date } | null;
  counts: ImportCounts;
  /** Real time: the import runs in it. */
  now: Date;
}

/** How far an import is and, once it is over, what it did and the way back. */
export function ImportReport({ run, counts, now }: Props) {
  if (!run || ["planning", "planned", "running"].includes(run.state)) {
    return (
      <RunningProgress
        label="Import en cours"
        done={run?.done ?? 0}
        total={run?.total ?? 0}
        startedAt={run?.startedAt}
        now={now}
      />
    );
  }
  return (
    <>
      <Notice
        tone={run.state === "done" ? "done" : "attention"}
        role="status"
        title={run.state === "done" ? "L’import est terminé." : `${RESTRUCTURING_STATES[run.state].fr}.`}
        act={
          <LinkButton to={`/restructurings/${run.id}`}>Voir ce qui a été fait, ou tout annuler</LinkButton>
        }
      />
      <div className="mt-4">
        <DescriptionList
          facts={[
            { term: "Nouveaux", value: formatCount(counts.toCreate, "dossier", "dossiers") },
            { term: "Déjà connus", value: formatNumber(counts.duplicates) },
            { term: "Laissées en erreur", value: formatCount(counts.wrong, "ligne", "lignes") },
          ]}
        />
      </div>
    </>
  );
}
