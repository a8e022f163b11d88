import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import { TextField } from "~/components/ui/text-field";
import type { BookingLine, LodgingPage } from "./lodging-page.queries.server";

interface Props {
  way: "check-in" | "check-out";
  booking: BookingLine;
  page: LodgingPage;
}

/** The arrival or the departure of an intern: the day, what was counted, the keys given or brought back. */
export function CheckForm({ way, booking, page }: Props) {
  const isIn = way === "check-in";
  const keys = isIn ? page.keys.filter(({ bookingId }) => !bookingId) : booking.keys;
  return (
    <Form method="post" preventScrollReset className="form-stack">
      <input type="hidden" name="intent" value={way} />
      <input type="hidden" name="bookingId" value={booking.id} />
      <TextField
        label={isIn ? "Arrivé·e le" : "Parti·e le"}
        name="on"
        type="date"
        defaultValue={page.today}
        max={page.today}
        required
      />
      {page.inventory.length > 0 && (
        <fieldset className="grid gap-3 md:grid-cols-3">
          <legend className="mb-2 font-semibold">Ce qui est là</legend>
          {page.inventory.map(({ id, label, count }, index) => (
            <div key={id}>
              <input type="hidden" name={`counts[${index}].lineId`} value={id} />
              <TextField
                label={`${label} (sur ${count})`}
                name={`counts[${index}].count`}
                type="number"
                min={0}
                max={999}
                defaultValue={String(count)}
              />
            </div>
          ))}
        </fieldset>
      )}
      {keys.length > 0 && (
        <CheckboxGroup
          label={isIn ? "Clés remises" : "Clés rendues"}
          name="keyIds"
          optional
          options={keys.map(({ id, label }) => ({ value: id, label }))}
        />
      )}
      <TextField label="Remarque" name="note" optional autoComplete="off" />
      <div>
        <Button>{isIn ? "Noter l’arrivée" : "Noter le départ"}</Button>
      </div>
    </Form>
  );
}
