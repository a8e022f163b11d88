import { getSettings } from "~/core/settings.server";
import { listPartners } from "~/features/partners/partners.queries.server";

interface Choice {
  value: string;
  label: string;
}

/** What an account may be given: the territories served, the structures which recruit. */
export async function accountChoices(): Promise<{ territories: Choice[]; structures: Choice[] }> {
  const [{ territories }, structures] = await Promise.all([
    getSettings(),
    listPartners({ kind: "health-structure" }, 1),
  ]);
  return {
    territories: territories.list.map(({ code, label }) => ({ value: code, label })),
    structures: structures.rows.map(({ _id, name }) => ({ value: _id, label: name })),
  };
}
