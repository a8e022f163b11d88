import { Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { ActButton, type LastResult } from "~/components/ui/item-form";
import { Line, Lines } from "~/components/ui/line";
import { formatCount } from "~/vocabulary/typography";
import { AidMarks } from "./aid-marks";
import { BookingActs } from "./booking-acts";
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
          acts={page.canWrite && <BookingActs page={page} booking={booking} lastResult={lastResult} />}
          below={<Told booking={booking} />}
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
    booking.isPastAgreement && "Départ après la fin de la convention de cet hébergement.",
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
      <AidMarks aids={aids} of={booking.name} />
    </>
  );
}
