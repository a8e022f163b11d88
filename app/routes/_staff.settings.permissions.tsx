import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Check, Minus } from "lucide-react";
import { type Column, DataTable } from "~/components/ui/data-table";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { PERMISSIONS, type Permission, roleCan } from "~/vocabulary/permissions";
import { ROLES, type Role } from "~/vocabulary/roles";
import { NBSP } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";

export const meta: MetaFunction = () => [{ title: "Droits · Réglages" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "settings:read");
  return null;
}

const COLUMNS: Column<Permission>[] = [
  { header: "Ce qu’on peut faire", cell: (permission) => PERMISSIONS[permission].fr, onPhone: true },
  ...valuesOf(ROLES).map((role) => ({
    header: ROLES[role].fr,
    cell: (permission: Permission) => <Answer role={role} permission={permission} />,
    onPhone: true,
  })),
];

export default function Permissions() {
  return (
    <Section title="Qui peut faire quoi">
      <p className="mb-4 max-w-[75ch] text-muted">
        Un rôle ouvre des pages{NBSP}; les territoires d’un compte décident des dossiers qu’il y voit. Qui
        recrute ne voit que les candidat·e·s présenté·e·s à sa structure, et jamais ce qui touche à leur
        famille.
      </p>
      <DataTable
        caption="Droits par rôle"
        columns={COLUMNS}
        rows={valuesOf(PERMISSIONS)}
        rowKey={(permission) => permission}
      />
    </Section>
  );
}

/** A mark under each role on a desk; on a phone, the names of those who may. */
function Answer({ role, permission }: { role: Role; permission: Permission }) {
  const isAllowed = roleCan(role, permission);
  const Icon = isAllowed ? Check : Minus;
  return (
    <span className={isAllowed ? "text-accent" : "text-muted max-md:hidden"}>
      <Icon aria-hidden="true" size={16} className="inline" />
      <span className="visually-hidden">{isAllowed ? "oui" : "non"}</span>
      <span className="md:hidden"> {ROLES[role].fr}</span>
    </span>
  );
}
