import { Download } from "lucide-react";
import { DataTable } from "~/components/ui/data-table";
import { csvLine } from "~/core/sheets/csv-cells";
import type { LineAside } from "~/core/sheets/planned-lines";
import { formatCount } from "~/vocabulary/typography";

/** Lines drawn; the file that is downloaded has all of them. */
const MOST_DRAWN = 100;
const HEADERS = ["Ligne", "Nom", "Lieu", "Raison"];

/** The lines of a list that were left aside, each with its number in the sheet and the reason. */
export function LinesAside({ lines }: { lines: readonly LineAside[] }) {
  return (
    <details open={lines.length <= MOST_DRAWN || undefined} className="mt-4">
      <summary className="button">
        {formatCount(lines.length, "ligne laissée de côté", "lignes laissées de côté")}
      </summary>
      <div className="mt-4">
        <DataTable
          caption="Lignes laissées de côté"
          rows={lines.slice(0, MOST_DRAWN)}
          rowKey={({ number }) => String(number)}
          columns={[
            { header: "Ligne", cell: ({ number }) => number, onPhone: true, isNamedOnPhone: true },
            {
              header: "Nom",
              cell: ({ name, place }) => [name, place].filter(Boolean).join(" · "),
              onPhone: true,
            },
            { header: "Raison", cell: ({ why }) => why, onPhone: true },
          ]}
        />
        {lines.length > MOST_DRAWN && (
          <p className="mt-3 text-muted">{`Les ${MOST_DRAWN} premières sont ici, toutes dans le fichier.`}</p>
        )}
      </div>
      <AsideDownload lines={lines} />
    </details>
  );
}

/** The same lines as a sheet, to be corrected or passed on. */
export function AsideDownload({ lines }: { lines: readonly LineAside[] }) {
  const cells = lines.map(({ number, name, place, why }) => [String(number), name, place, why]);
  const text = [HEADERS, ...cells].map(csvLine).join("");
  return (
    <p className="mt-3">
      {/* Made of what is on the page: nothing of it is kept. */}
      <a
        className="button"
        download="lignes-laissees-de-cote.csv"
        href={`data:text/csv;charset=utf-8,%EF%BB%BF${encodeURIComponent(text)}`}
      >
        <Download aria-hidden="true" />
        Télécharger les lignes laissées de côté
      </a>
    </p>
  );
}
