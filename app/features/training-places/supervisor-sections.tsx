import { Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { DescriptionList } from "~/components/ui/description-list";
import { EmptyState } from "~/components/ui/empty-state";
import { Folded, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Line, Lines } from "~/components/ui/line";
import { PhoneLink } from "~/components/ui/phone-link";
import { Section } from "~/components/ui/section";
import { SupervisorForm } from "./supervisor-form";
import { EndingBadges } from "./supervisor-list";
import type { SupervisorPage } from "./supervisor-page.queries.server";

interface Props {
  page: SupervisorPage;
  lastResult: LastResult;
}

/** The card of a supervisor, and its form when it is asked for. */
export function SupervisorFacts({ page, lastResult }: Props) {
  const { card, structure, retires, endings, canWrite } = page;
  return (
    <Section title="La personne">
      <DescriptionList
        facts={[
          { term: "E-mail", value: card.email && <a href={`mailto:${card.email}`}>{card.email}</a> },
          { term: "Téléphone", value: card.phone && <PhoneLink phone={card.phone} /> },
          {
            term: "Structure",
            value: structure && <Link to={`/structures/${structure.id}`}>{structure.name}</Link>,
          },
          { term: "Fin d’activité prévue", value: retires },
          { term: "À anticiper", value: endings.length > 0 && <EndingBadges endings={endings} /> },
          { term: "Note", value: card.note && <span className="whitespace-pre-line">{card.note}</span> },
        ].filter(({ value }) => value)}
      />
      {canWrite && (
        <div className="mt-3">
          <Folded summary="Modifier la fiche" isOpen={isResultOf(lastResult, "card")}>
            <SupervisorForm
              supervisor={card}
              structures={structure ? [{ value: structure.id, label: structure.name }] : []}
              lastResult={lastResult}
            />
          </Folded>
        </div>
      )}
    </Section>
  );
}

/** Whether they may supervise in each semester under way or to come, level by level, and why not. */
export function SupervisingSection({ page: { semesters } }: Pick<Props, "page">) {
  const isEmpty = semesters.every(({ levels }) => levels.length === 0);
  return (
    <Section title="Semestres en cours et à venir">
      {isEmpty ? (
        <EmptyState
          title="Rien à dire encore."
          why="Notez un accord, ou ajoutez cette personne à un terrain de stage : chaque semestre ouvert dira si elle peut encadrer."
        />
      ) : (
        <Lines label="Semestres en cours et à venir">
          {semesters.map(({ id, title, levels }) => (
            <Line
              key={id}
              title={<Link to={`/semesters/${id}`}>{title}</Link>}
              below={
                <ul className="grid gap-1">
                  {levels.map(({ level, why }) => (
                    <li key={level} className="flex flex-wrap items-center gap-2">
                      <Badge tone={why ? "attention" : "done"}>{why ? "ne peut pas" : "peut encadrer"}</Badge>
                      {level}
                      {why && <span className="text-muted">{why}</span>}
                    </li>
                  ))}
                </ul>
              }
            />
          ))}
        </Lines>
      )}
    </Section>
  );
}

/** The places they supervise. */
export function SupervisedPlaces({ page: { places } }: Pick<Props, "page">) {
  return (
    <Section title="Terrains de stage" count={places.length}>
      {places.length === 0 ? (
        <EmptyState
          title="N’encadre sur aucun terrain de stage."
          why="Ouvrez un terrain de stage pour l’y ajouter."
          act={<Link to="/training-places">Voir les terrains de stage</Link>}
        />
      ) : (
        <Lines label="Terrains de stage">
          {places.map(({ id, title, communeName, level }) => (
            <Line
              key={id}
              title={<Link to={`/training-places/${id}`}>{title}</Link>}
              detail={`${communeName} · ${level}`}
            />
          ))}
        </Lines>
      )}
    </Section>
  );
}
