import type { SubmissionResult } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { LinkButton } from "~/components/ui/button";
import { PageHeader } from "~/components/ui/page-header";
import { When } from "~/components/ui/when";
import { formatDay, formatDayLong, formatPhone, formatRelative } from "~/vocabulary/typography";
import type { FileView } from "./file.queries.server";
import { ArrivalDialog, AssignDialog } from "./file-header-dialogs";
import { ReadinessDetails } from "./readiness-details";

interface Props {
  file: FileView;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** Who the household is, when they arrive, who follows them, how ready they are. */
export function FileHeader({ file, lastResult }: Props) {
  return (
    <PageHeader
      title={`Dossier ${file.title}`}
      meta={
        <>
          {file.candidates.map((candidate) => (
            <p key={candidate.id}>
              <strong className="font-semibold text-ink">{candidate.name}</strong>, {candidate.situation}
              {candidate.phone && (
                <>
                  {" · "}
                  <a href={`tel:${candidate.phone}`}>{formatPhone(candidate.phone)}</a>
                </>
              )}
              {candidate.email && (
                <>
                  {" · "}
                  {candidate.noContact ? (
                    candidate.email
                  ) : (
                    <a href={`mailto:${candidate.email}`}>{candidate.email}</a>
                  )}
                  {candidate.isEmailRefused && (
                    <>
                      {" "}
                      <Badge tone="late">adresse à vérifier</Badge>
                    </>
                  )}
                </>
              )}
              {candidate.prefers && ` · ${candidate.prefers}`}
              {candidate.origin && (
                <span className="block max-w-[60ch]">
                  <Link to={`/candidates/${candidate.id}/encounters`}>{candidate.origin}</Link>
                </span>
              )}
              {candidate.quietUntil && (
                <span className="block font-semibold text-attention">
                  Ne pas appeler jusqu’au {formatDay(candidate.quietUntil, file.now)} inclus
                </span>
              )}
              {candidate.noContact && (
                <span className="mt-1 flex flex-wrap items-center gap-2">
                  <Badge tone="attention">Ne plus écrire</Badge> {candidate.noContact.words}
                </span>
              )}
            </p>
          ))}
          <p>
            {file.members.map((words) => `${words} · `)}
            <Link to="family">{file.members.length > 0 ? "Le foyer" : "Décrire le foyer"}</Link>
            {" · "}
            <Link to="documents">Documents</Link>
            {" · "}
            <Link to="tracking">Pages de suivi</Link>
            {" · "}
            <Link to="sharing">Ce qui a été transmis</Link>
          </p>
          <p>
            {arrivalOf(file)} <ArrivalDialog file={file} lastResult={lastResult} />
          </p>
          <p>{placeOf(file)}</p>
          <FirstAnswer file={file} />
        </>
      }
      actions={
        <div className="grid w-full gap-3 md:w-80">
          <ReadinessDetails
            readiness={file.readiness}
            items={file.readinessItems}
            isAlone={file.candidates.length + file.members.length === 1}
          />
          <div className="flex flex-wrap gap-2 md:justify-end">
            <AssignDialog file={file} lastResult={lastResult} />
            <LinkButton to="call">J’ai appelé</LinkButton>
            <LinkButton to="reply" variant="primary">
              Répondre
            </LinkButton>
          </div>
        </div>
      }
    />
  );
}

/** A file that was imported was never answered: nothing is said. */
function FirstAnswer({ file: { firstAnswer, now } }: { file: FileView }) {
  if (firstAnswer.at && !firstAnswer.means) return null;
  if (firstAnswer.at) {
    return (
      <p>
        Première réponse <When at={firstAnswer.at} now={now} />
        {firstAnswer.by ? `, par ${firstAnswer.by}` : ""}
        {firstAnswer.means === "call" ? " (appel)" : ""}
      </p>
    );
  }
  return (
    <p className={firstAnswer.isLate ? "font-semibold text-late" : "font-semibold text-attention"}>
      Première réponse {firstAnswer.isLate ? "en retard, attendue" : "attendue"}{" "}
      <When at={firstAnswer.dueAt} now={now} />
    </p>
  );
}

function arrivalOf({ arrivalOn, now }: FileView): string {
  if (!arrivalOn) return "Date d’arrivée à préciser";
  return `Arrivée le ${formatDayLong(arrivalOn)}, ${formatRelative(arrivalOn, now)}`;
}

function placeOf({ territories, referent }: FileView): string {
  return [territories.join(", "), referent ? `suivi par ${referent}` : ""].filter(Boolean).join(" · ");
}

/** What is rarely done to a file, after everything else. */
export function RareActs({ file, canErase }: { file: FileView; canErase: boolean }) {
  const { candidates, members } = file;
  return (
    <p className="mt-10 border-t border-line pt-3 text-muted">
      <Link to="merge">Réunir à un autre dossier</Link>
      {candidates.length + members.length > 1 && (
        <>
          {" · "}
          <Link to="split">Séparer le foyer</Link>
        </>
      )}
      {canErase && (
        <>
          {" · "}
          <Link to="erasure">Demander l’effacement</Link>
        </>
      )}
    </p>
  );
}
