import { useLocation } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import type { ExportedList } from "~/vocabulary/exports";

/** Leads to the export of the list on screen, with the filters of its address. */
export function ExportLink({ list }: { list: ExportedList }) {
  const params = new URLSearchParams(useLocation().search);
  params.set("list", list);
  return <LinkButton to={`/exports?${params}`}>Exporter</LinkButton>;
}
