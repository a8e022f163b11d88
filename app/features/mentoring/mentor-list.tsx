import { Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { EmptyState } from "~/components/ui/empty-state";
import { ActButton } from "~/components/ui/item-form";
import { Line, Lines } from "~/components/ui/line";
import { PhoneLink } from "~/components/ui/phone-link";
import type { MentorRow } from "./mentors.queries.server";

interface Props {
  rows: readonly MentorRow[];
  isActive: boolean;
  canWrite: boolean;
}

/** Volunteers: where they practise, how many they accompany and take, how to reach them. */
export function MentorLines({ rows, isActive, canWrite }: Props) {
  return (
    <Lines label="Compagnons">
      {rows.map((mentor) => (
        <Line
          key={mentor.id}
          title={mentor.name}
          detail={<MentorDetail mentor={mentor} />}
          badge={
            <Badge tone={mentor.follows >= mentor.most ? "waiting" : "done"}>
              suit {mentor.follows} sur {mentor.most}
            </Badge>
          }
          act={
            canWrite && (
              <>
                <Link
                  to={`/mentoring?vue=compagnons&fiche=${mentor.id}`}
                  className="button button-small button-quiet"
                  aria-label={`Modifier la fiche de ${mentor.name}`}
                >
                  Modifier
                </Link>
                <ActButton
                  intent={isActive ? "mentor-aside" : "mentor-back"}
                  fields={{ itemId: mentor.id }}
                  label={`${isActive ? "Ne plus proposer" : "Proposer de nouveau"} ${mentor.name}`}
                >
                  {isActive ? "Ne plus proposer" : "Proposer de nouveau"}
                </ActButton>
              </>
            )
          }
        />
      ))}
    </Lines>
  );
}

/** What they are, where they practise, how to reach them. */
export function MentorDetail({ mentor }: { mentor: MentorRow }) {
  const { kindLabel, specialty, structure, email, phone } = mentor;
  const where = structure && `${structure.name}, ${structure.communeName}`;
  return (
    <>
      {[kindLabel, specialty, where].filter(Boolean).join(" · ")}
      {(email || phone) && (
        <div className="flex flex-wrap gap-x-3">
          {email && (
            <a href={`mailto:${email}`} className="link break-all">
              {email}
            </a>
          )}
          {phone && <PhoneLink phone={phone} />}
        </div>
      )}
    </>
  );
}

export function NoMentor({ isActive }: { isActive: boolean }) {
  if (!isActive) return <p className="text-muted">Aucun compagnon mis de côté.</p>;
  return (
    <EmptyState
      title="Aucun compagnon pour l’instant"
      why="Des praticien·ne·s du territoire qui veulent bien accompagner celles et ceux qui arrivent. Ajoutez-les ici, avec le nombre de personnes que chacun·e peut suivre."
    />
  );
}
