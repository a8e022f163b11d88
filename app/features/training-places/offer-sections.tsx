import { Link } from "@remix-run/react";
import { Badge, type Tone } from "~/components/ui/badge";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { EmptyState } from "~/components/ui/empty-state";
import { Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { SEAT_OFFER_STATES } from "~/vocabulary/training";
import { formatCount, joinWords } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";
import type { PlacePage, PlaceSemester } from "./place-page.queries.server";

interface Props {
  page: PlacePage;
  lastResult: LastResult;
}

/** The seats of the semesters to come: offered, taken by whom, lost and why. */
export function OfferSection({ page, lastResult }: Props) {
  const { semesters, canWrite, isActive } = page;
  return (
    <Section title="Places par semestre">
      {semesters.length === 0 ? (
        <EmptyState
          title="Aucun semestre n’est ouvert."
          why="Ouvrez le prochain semestre : vous direz ensuite combien de places ce terrain y offre."
          act={<Link to="/semesters">Voir les semestres</Link>}
        />
      ) : (
        <Lines label="Places par semestre">
          {semesters.map((semester) => (
            <Line
              key={semester.id}
              title={<Link to={`/semesters/${semester.id}`}>{semester.title}</Link>}
              detail={<OfferWords semester={semester} />}
              badge={<OfferBadge semester={semester} />}
              acts={
                canWrite &&
                isActive && (
                  <Folded
                    summary={semester.isOffered ? "Modifier" : "Offrir des places"}
                    label={`${semester.isOffered ? "Modifier les" : "Offrir des"} places, ${semester.title}`}
                    isOpen={isResultOf(lastResult, "offer", semester.id)}
                  >
                    <OfferForm page={page} semester={semester} lastResult={lastResult} />
                  </Folded>
                )
              }
            />
          ))}
        </Lines>
      )}
    </Section>
  );
}

function OfferBadge({
  semester: { isOffered, isDeclined, open, taken, losses },
}: {
  semester: PlaceSemester;
}) {
  if (!isOffered) return null;
  if (isDeclined) return <Badge>refusées</Badge>;
  const free = Math.max(0, open - taken);
  const tone: Tone = losses.length > 0 ? "attention" : "done";
  return (
    <Badge tone={tone}>
      {free > 0 ? formatCount(free, "place libre", "places libres") : "aucune place libre"}
    </Badge>
  );
}

function OfferWords({ semester }: { semester: PlaceSemester }) {
  const { isOffered, card, answer, losses, holders, dates, taken, open } = semester;
  if (!isOffered) return <>{dates}. Aucune place offerte.</>;
  const rooms = card.rooms === undefined ? "" : `, ${formatCount(card.rooms, "cabinet", "cabinets")}`;
  return (
    <>
      <div>{dates}</div>
      <div>
        {answer}
        {rooms}
        {card.note && `. ${card.note}`}
      </div>
      {losses.map((words) => (
        <div key={words} className="text-ink">
          {words}
        </div>
      ))}
      {taken > open && losses.length > 0 && (
        <div className="text-ink">
          {formatCount(taken, "interne y a", "internes y ont")} déjà une place : revoyez la répartition.
        </div>
      )}
      {holders.length > 0 && <HolderNames holders={holders} />}
    </>
  );
}

/** « Attribuées à Léa Roux et à 2 internes d’un autre territoire » */
function HolderNames({ holders }: Pick<PlaceSemester, "holders">) {
  return (
    <ul className="flex flex-wrap gap-x-3">
      {holders.map(({ name, candidateId, isHeld }, rank) => (
        <li key={candidateId ?? rank}>
          {candidateId ? <Link to={`/candidates/${candidateId}`}>{name}</Link> : name}
          {isHeld && " (gardée pendant la publication)"}
        </li>
      ))}
    </ul>
  );
}

/** Of several supervisors, the one who said so is asked for; one alone is who said so. */
function OfferForm({ page, semester, lastResult }: Props & { semester: PlaceSemester }) {
  const { id, card, speakerId } = semester;
  const speakers = page.supervisors.map((one) => ({ value: one.id, label: one.name }));
  const mine = isResultOf(lastResult, "offer", id) ? lastResult : undefined;
  return (
    <ItemForm
      intent="offer"
      itemId={id}
      values={{ ...card, seats: String(card.seats), rooms: card.rooms?.toString(), speakerId }}
      lastResult={lastResult}
      submit="Enregistrer les places"
    >
      {(fields) => (
        <>
          <DrawnFrom values={{ ...card }} lastResult={mine} />
          <div className="grid items-start gap-4 md:grid-cols-3">
            <TextField label="Places" field={fields.seats} type="number" min={0} max={60} />
            <TextField
              label="Cabinets"
              field={fields.rooms}
              type="number"
              min={0}
              max={60}
              optional
              hint="Moins de cabinets que de places : des places sont perdues."
            />
            <Select
              label="Où en sont ces places"
              field={fields.state}
              options={optionsOf(SEAT_OFFER_STATES)}
            />
            {speakers.length > 1 && (
              <Select
                label="Qui l'a dit"
                field={fields.speakerId}
                options={speakers}
                placeholder="Choisissez…"
                hint="Pour des places confirmées ou refusées."
              />
            )}
          </div>
          <TextField label="Note" field={fields.note} optional autoComplete="off" />
        </>
      )}
    </ItemForm>
  );
}

/** What was offered in the semesters that ended. */
export function PastOffers({ page: { past } }: Pick<Props, "page">) {
  if (past.length === 0) return null;
  return (
    <Section title="Semestres passés" count={past.length}>
      <Lines label="Semestres passés">
        {past.map(({ id, title, seats, holders }) => (
          <Line
            key={id}
            title={title}
            detail={[seats, joinWords(holders.map(({ name }) => name))].filter(Boolean).join(" · ")}
          />
        ))}
      </Lines>
    </Section>
  );
}
