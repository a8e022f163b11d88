import { type Column, DataTable } from "~/components/ui/data-table";
import { formatNumber } from "~/vocabulary/typography";

interface PlaceLine {
  place: string;
  label: string;
  what: string;
  erased: number;
  emptied: number;
}

const COLUMNS: Column<PlaceLine>[] = [
  { header: "Où", cell: ({ label }) => label, onPhone: true },
  { header: "Quoi", cell: ({ what }) => what },
  {
    header: "Effacés",
    cell: ({ erased }) => formatNumber(erased),
    isEnd: true,
    onPhone: true,
    isNamedOnPhone: true,
  },
  {
    header: "Anonymisés",
    cell: ({ emptied }) => formatNumber(emptied),
    isEnd: true,
    onPhone: true,
    isNamedOnPhone: true,
  },
];

/** What an erasure reaches, place by place. */
export function ErasurePlacesTable({ places }: { places: readonly PlaceLine[] }) {
  return (
    <DataTable
      caption="Ce que l’effacement atteint"
      columns={COLUMNS}
      rows={places}
      rowKey={({ place }) => place}
    />
  );
}
