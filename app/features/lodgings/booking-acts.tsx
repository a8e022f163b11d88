import { ActButton, Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { BookedAnyway } from "./booked-anyway";
import { CheckFold } from "./check-form";
import type { BookingLine, LodgingPage } from "./lodging-page.queries.server";

interface Props {
  page: LodgingPage;
  booking: BookingLine;
  lastResult: LastResult;
}

/** What can be done of a booking to come or under way. */
export function BookingActs({ page, booking, lastResult }: Props) {
  const { arrived, exchangedWith, isHeld } = booking;
  const isSettled = !exchangedWith && !isHeld;
  return (
    <>
      {isSettled && <CheckFold page={page} booking={booking} lastResult={lastResult} />}
      {isSettled && <DatesForm page={page} booking={booking} lastResult={lastResult} />}
      {isSettled && !arrived && (
        <SwapForm booking={booking} others={swapsOf(page, booking)} lastResult={lastResult} />
      )}
      <UndoButton booking={booking} />
    </>
  );
}

function UndoButton({ booking: { id, name, arrived } }: Pick<Props, "booking">) {
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

function DatesForm({ page, booking: { id, name, fromOn, toOn }, lastResult }: Props) {
  return (
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
          <>
            <div className="grid grid-cols-2 gap-3">
              <TextField label="Arrivée" field={fields.fromOn} type="date" />
              <TextField label="Départ" field={fields.toOn} type="date" />
            </div>
            <BookedAnyway page={page} field={fields.isAnyway} />
          </>
        )}
      </ItemForm>
    </Folded>
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
