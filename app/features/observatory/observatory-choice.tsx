import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Select } from "~/components/ui/select";
import { formatDayLong, formatMonth } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";
import type { Asked, ObservatoryPage } from "./observatory-page.queries.server";
import { MAP_MEASURES } from "./territory-tables";

interface Props {
  asked: Asked;
  page: Pick<ObservatoryPage, "areas" | "basins" | "zoom" | "measure">;
  /** Whether a month stands for its first day counted. */
  isMonthly: boolean;
}

/** The day, the one beside it, the territory and what the map writes; the address says which. */
export function ObservatoryChoice({ asked, page, isMonthly }: Props) {
  const { days, day, other } = asked;
  const { areas, basins, zoom, measure } = page;
  const daysOffered = days.map((value) => ({ value, label: dayWords(value, isMonthly) }));
  const near = (kind: "epci" | "bassin") => (zoom?.kind === kind ? zoom.code : "");
  return (
    <div className="no-print">
      <Form method="get" className="mb-4 flex flex-wrap items-end gap-3" preventScrollReset>
        <Select key={`le-${day}`} label="Chiffres du" name="le" options={daysOffered} defaultValue={day} />
        <Select
          key={`contre-${other}`}
          label="À côté de ceux du"
          name="contre"
          placeholder="Aucune autre date"
          options={daysOffered.filter(({ value }) => value !== day)}
          defaultValue={other ?? ""}
        />
        <Select
          key={`epci-${near("epci")}`}
          label="Intercommunalité"
          name="epci"
          placeholder="Toutes"
          options={areas.map(({ code, name }) => ({ value: code, label: name }))}
          defaultValue={near("epci")}
        />
        {zoom && <input type="hidden" name="depuis" value={zoom.kind} />}
        {basins.length > 0 && (
          <Select
            key={`bassin-${near("bassin")}`}
            label="ou bassin de vie"
            name="bassin"
            placeholder="Tous"
            options={basins.map(({ code, name }) => ({ value: code, label: name }))}
            defaultValue={near("bassin")}
          />
        )}
        {!zoom && (
          <Select
            label="Sur la carte"
            name="carte"
            options={optionsOf(MAP_MEASURES)}
            defaultValue={measure}
          />
        )}
        <Button>Voir</Button>
        <Button type="button" variant="quiet" onClick={() => window.print()}>
          Imprimer
        </Button>
      </Form>
    </div>
  );
}

function dayWords(day: string, isMonthly: boolean): string {
  return isMonthly ? formatMonth(day) : formatDayLong(day);
}
