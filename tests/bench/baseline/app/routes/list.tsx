import { useLoaderData } from "@remix-run/react";
import { Household, type HouseholdRecord } from "#models/household";

/** What the list of the software reads, over the same index. */
const SHOWN = {
  title: 1,
  "heads.candidateId": 1,
  "heads.kind": 1,
  "heads.specialty": 1,
  "heads.pipeline": 1,
  "heads.stage": 1,
  territories: 1,
  referentId: 1,
  openNeedKinds: 1,
  "nextAction.label": 1,
  "nextAction.dueOn": 1,
} as const;

export async function loader() {
  const [files, total] = await Promise.all([
    Household.find({}, SHOWN).sort({ updatedAt: -1, _id: -1 }).limit(51).lean<HouseholdRecord[]>(),
    Household.countDocuments({}, { limit: 1001 }),
  ]);
  const rows = files.slice(0, 50).map(({ _id, title, heads, ...file }) => ({
    id: _id,
    title,
    kind: heads[0]?.kind,
    stage: heads[0]?.stage,
    territories: file.territories,
    needs: file.openNeedKinds,
    referentId: file.referentId,
    nextAction: file.nextAction,
  }));
  return { rows, total };
}

export default function List() {
  const { rows, total } = useLoaderData<typeof loader>();
  return (
    <>
      <p>{total}</p>
      <table>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{row.title}</td>
              <td>{row.kind}</td>
              <td>{row.stage}</td>
              <td>{row.territories.join(", ")}</td>
              <td>{row.needs.join(", ")}</td>
              <td>{row.referentId}</td>
              <td>
                {row.nextAction?.label} {row.nextAction?.dueOn}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
