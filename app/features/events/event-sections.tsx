import { Link } from "@remix-run/react";
import { DescriptionList } from "~/components/ui/description-list";
import { ActButton, Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import { formatCents, formatCount, NBSP } from "~/vocabulary/typography";
import { EventForm } from "./event-form";
import type { EventPage } from "./event-page.queries.server";

interface Props {
  page: EventPage;
  lastResult: LastResult;
}

interface EventProps extends Pick<Props, "lastResult"> {
  page: Pick<EventPage, "card" | "typed" | "canWrite" | "isArchived">;
}

/** What the title of its page does not say of an event, and the form to correct it. */
export function EventSection({ page: { card, typed, canWrite, isArchived }, lastResult }: EventProps) {
  const { costCents, organisers, note } = card;
  const isMine = isResultOf(lastResult, "event");
  const facts = [
    { term: "Coût", value: costCents !== undefined && formatCents(costCents) },
    { term: "Qui organise", value: organisers },
    { term: "Note", value: note && <span className="whitespace-pre-line">{note}</span> },
  ];
  return (
    <Section title="La rencontre">
      <DescriptionList facts={facts.filter(({ value }) => value)} />
      {canWrite && !isArchived && (
        <div className="mt-3">
          <Folded summary="Modifier" isOpen={isMine}>
            <EventForm card={card} typed={typed} lastResult={isMine ? lastResult : undefined} />
          </Folded>
        </div>
      )}
    </Section>
  );
}

/** The address whoever is met opens on their phone. */
export function FormSection({
  page: { id, address, code, isFormOpen, isArchived, waitingCount, canWrite },
}: Pick<Props, "page">) {
  const isOpen = isFormOpen && !isArchived;
  return (
    <Section title="Le formulaire de cette rencontre">
      <p className="mb-2 max-w-[75ch] text-muted">
        {isOpen
          ? "Court, sans compte. Il dit en haut où vous vous êtes rencontrés, et la demande s’en souvient."
          : `Il est fermé${NBSP}: cette adresse mène au formulaire habituel.`}
      </p>
      <p>
        <a href={address} className="link break-all">
          {address}
        </a>
      </p>
      {isOpen && (
        <>
          <svg
            role="img"
            aria-label="Code à scanner pour ouvrir ce formulaire"
            viewBox={`0 0 ${code.size} ${code.size}`}
            shapeRendering="crispEdges"
            className="mt-3 size-44"
          >
            <rect width={code.size} height={code.size} fill="#fff" />
            <path d={code.path} fill="#000" />
          </svg>
          <p className="mt-1">
            <a href={`/events/${id}/code`} className="link">
              Télécharger le code à imprimer
            </a>
          </p>
        </>
      )}
      {waitingCount > 0 && (
        <p className="mt-2">
          <Link to="/triage">{formatCount(waitingCount, "demande", "demandes")} à trier</Link>
          {plural(waitingCount)}
        </p>
      )}
      {canWrite && !isArchived && (
        <div className="mt-3">
          <ActButton intent={isOpen ? "close-form" : "open-form"}>
            {isOpen ? "Fermer ce formulaire" : "Ouvrir ce formulaire"}
          </ActButton>
        </div>
      )}
    </Section>
  );
}

function plural(count: number): string {
  return count > 1 ? " en viennent." : " en vient.";
}

interface FiguresProps extends Pick<Props, "page"> {
  /** How many have this event for origin, and how many of them settled. */
  result: { origins: number; installed: number; eachCents?: number };
}

/** What an event brought, and at what cost. */
export function FiguresSection({ page: { counts, eachCents }, result }: FiguresProps) {
  const { origins, installed, eachCents: installedCents } = result;
  return (
    <Section title="Ce qu’elle a apporté">
      <DescriptionList
        facts={[
          { term: "Inscrit·e·s", value: counts.registered || "" },
          { term: "Venu·e·s", value: String(counts.came) },
          { term: "Absent·e·s", value: counts.absent || "" },
          { term: "Coût par personne venue", value: eachCents !== undefined && formatCents(eachCents) },
          { term: "L’ont pour origine", value: String(origins) },
          { term: "Dont installé·e·s", value: String(installed) },
          {
            term: "Coût par personne installée",
            value: installedCents !== undefined && formatCents(installedCents),
          },
        ].filter(({ value }) => value)}
      />
    </Section>
  );
}

/** A call to each of those who came, at once. */
export function CallsSection({ page: { toCallCount, callOn, canWrite }, lastResult }: Props) {
  if (!canWrite || toCallCount === 0) return null;
  const whom = formatCount(toCallCount, "personne venue n’a", "personnes venues n’ont");
  return (
    <Section title="Rappeler">
      <p className="mb-2 text-muted">{whom} pas encore de rappel prévu.</p>
      <ItemForm intent="calls" values={{ on: callOn }} lastResult={lastResult} submit="Prévoir les rappels">
        {(fields) => (
          <TextField
            label="D'ici au"
            field={fields.on}
            type="date"
            hint="Un appel par personne, confié à qui suit son dossier."
          />
        )}
      </ItemForm>
    </Section>
  );
}

/** Out of the lists, or back in them. */
export function ArchiveSection({ page: { isArchived, canWrite } }: Pick<Props, "page">) {
  if (!canWrite) return null;
  return (
    <div className="no-print">
      <Section title="Ranger">
        <ActButton intent={isArchived ? "restore" : "archive"}>
          {isArchived ? "Désarchiver cette rencontre" : "Archiver cette rencontre"}
        </ActButton>
      </Section>
    </div>
  );
}
