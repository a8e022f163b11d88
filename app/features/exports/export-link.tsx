import { useLocation } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import type { ExportedList } from "~/vocabulary/exports";

/** Leads to the export of the list on screen, with the filters of its address. */
export function ExportLink({ list, more = {} }: { list: ExportedList; more?: Record<string, string> }) {
  const params = new URLSearchParams(useLocation().search);
  for (const [name, value] of Object.entries(more)) params.set(name, value);
  params.set("list", list);
  return <LinkButton to={`/exports?${params}`}>Exporter</LinkButton>;
}
