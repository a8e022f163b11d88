import { Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { ActButton, Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Line, Lines } from "~/components/ui/line";
import type { Option } from "~/components/ui/select";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { formatCount } from "~/vocabulary/typography";
import { CheckForm } from "./check-form";
import type { BookingLine, LodgingPage } from "./lodging-page.queries.server";

interface Props {
  page: LodgingPage;
  lastResult: LastResult;
}

/** The bookings to come and under way, each with what can be done of it. */
export function BookingLines({ page, lastResult }: Props) {
  if (page.bookings.length === 0) {
    return (
      <p className="text-muted">
        Aucun lit n’est réservé. Réservez-en un ci-dessous, ou depuis la liste d’attente.
      </p>
    );
  }
  return (
    <Lines label="Réservations">
      {page.bookings.map((booking) => (
        <Line
          key={booking.id}
          id={`booking-${booking.id}`}
          title={<Who booking={booking} />}
          detail={`${booking.bed} · ${booking.days} · ${formatCount(booking.nights, "nuit", "nuits")}`}
          badge={<StateBadge booking={booking} />}
          act={page.canWrite && <BookingActs booking={booking} />}
          below={
            <>
              <Told booking={booking} />
              {page.canWrite && <BookingForms page={page} booking={booking} lastResult={lastResult} />}
            </>
          }
        />
      ))}
    </Lines>
  );
}

/** The last bookings past or called off. */
export function PastBookings({ page }: { page: LodgingPage }) {
  return (
    <Lines label="Réservations passées ou annulées">
      {page.past.map((booking) => (
        <Line
          key={booking.id}
          title={<Who booking={booking} />}
          detail={`${booking.bed} · ${booking.days}`}
          badge={<StateBadge booking={booking} />}
          act={
            page.canWrite &&
            booking.isCancelled && (
              <ActButton
                intent="put-back"
                fields={{ bookingId: booking.id }}
                label={`Remettre la réservation de ${booking.name}`}
              >
                Remettre
              </ActButton>
            )
          }
          below={<Told booking={booking} />}
        />
      ))}
    </Lines>
  );
}

function Who({ booking: { name, candidateId } }: { booking: BookingLine }) {
  return candidateId ? <Link to={`/candidates/${candidateId}`}>{name}</Link> : name;
}

function StateBadge({ booking }: { booking: BookingLine }) {
  if (booking.exchangedWith)
    return <Badge tone="waiting">échange en cours avec {booking.exchangedWith}</Badge>;
  if (booking.isCancelled) return <Badge>annulée</Badge>;
  if (booking.left) return <Badge>partie le {booking.left}</Badge>;
  if (booking.arrived) return <Badge tone="done">arrivée le {booking.arrived}</Badge>;
  return <Badge tone={booking.isHeld ? "waiting" : "neutral"}>{booking.state}</Badge>;
}

/** What was missing, which keys are out, which aid is lost. */
function Told({ booking }: { booking: BookingLine }) {
  const { missingIn, missingOut, notes, keys, aids, left } = booking;
  const lines = [
    missingIn.length > 0 && `Manquait à l’arrivée : ${missingIn.join(", ")}.`,
    missingOut.length > 0 && `Manque au départ : ${missingOut.join(", ")}.`,
    keys.length > 0 &&
      `${left ? "Clés encore chez l’interne" : "Clés remises"} : ${keys.map(({ label }) => label).join(", ")}.`,
    ...notes,
  ].filter(Boolean);
  return (
    <>
      {lines.map((line) => (
        <p key={String(line)}>{line}</p>
      ))}
      {aids.map((words) => (
        <p key={words} className="max-w-[75ch] text-attention">
          {words}
        </p>
      ))}
    </>
  );
}

function BookingActs({ booking: { id, name, arrived, left } }: { booking: BookingLine }) {
  if (left) return null;
  if (arrived) {
    return (
      <ActButton intent="uncheck-in" fields={{ bookingId: id }} label={`Retirer l'arrivée de ${name}`}>
        Pas encore là
      </ActButton>
    );
  }
  return (
    <ActButton intent="call-off" fields={{ bookingId: id }} label={`Annuler la réservation de ${name}`}>
      Annuler
    </ActButton>
  );
}

function BookingForms({ page, booking, lastResult }: Props & { booking: BookingLine }) {
  const { id, name, fromOn, toOn, arrived, exchangedWith, isHeld } = booking;
  if (exchangedWith || isHeld) return null;
  const way = arrived ? "check-out" : "check-in";
  return (
    <div className="mt-1 flex flex-wrap gap-x-2 gap-y-1 [&>details:not([open])]:w-auto">
      <Folded
        summary={arrived ? "Noter le départ" : "Noter l’arrivée"}
        label={`${arrived ? "Noter le départ" : "Noter l'arrivée"} de ${name}`}
      >
        <CheckForm way={way} booking={booking} page={page} />
      </Folded>
      <Folded
        summary="Changer les dates"
        label={`Changer les dates de ${name}`}
        isOpen={isResultOf(lastResult, "redate", id)}
      >
        <ItemForm
          intent="redate"
          itemId={id}
          values={{ fromOn, toOn }}
          lastResult={lastResult}
          submit="Changer les dates"
        >
          {(fields) => (
            <div className="grid grid-cols-2 gap-3">
              <TextField label="Arrivée" field={fields.fromOn} type="date" />
              <TextField label="Départ" field={fields.toOn} type="date" />
            </div>
          )}
        </ItemForm>
      </Folded>
      {!arrived && <SwapForm booking={booking} others={swapsOf(page, booking)} lastResult={lastResult} />}
    </div>
  );
}

interface SwapProps {
  booking: BookingLine;
  others: readonly Option[];
  lastResult: LastResult;
}

function SwapForm({ booking: { id, name }, others, lastResult }: SwapProps) {
  if (others.length === 0) return null;
  return (
    <Folded
      summary="Échanger les lits"
      label={`Échanger le lit de ${name}`}
      isOpen={isResultOf(lastResult, "swap", id)}
    >
      <ItemForm intent="swap" itemId={id} lastResult={lastResult} submit="Échanger les lits">
        {(fields) => (
          <Select
            label="Avec qui"
            field={fields.other}
            options={others}
            placeholder="Choisissez…"
            hint="Dans le même hébergement, chacun·e garde ses dates. Entre deux hébergements, les dates sont les mêmes."
          />
        )}
      </ItemForm>
    </Folded>
  );
}

/** Whose bed may be swapped with this one: of the same lodging, or of another for the same days. */
function swapsOf({ id: lodgingId, others }: LodgingPage, { id, fromOn, toOn }: BookingLine): Option[] {
  return others
    .filter((other) => other.value !== `${lodgingId}:${id}`)
    .filter((other) => other.lodgingId === lodgingId || (other.fromOn === fromOn && other.toOn === toOn))
    .map(({ value, label }) => ({ value, label }));
}
