import { Candidate } from "#models/candidate";
import { Document } from "#models/document";
import { Entry } from "#models/entry";
import { Need } from "#models/need";
import { Task } from "#models/task";
import type { User } from "~/core/auth/actor";
import { listReferents } from "~/features/accounts/accounts.queries.server";
import { childName, needName } from "~/features/households/child-needs";
import { getHousehold } from "~/features/households/households.queries.server";
import { listScholarshipPapers } from "~/features/scholarships/scholarship-documents.queries.server";
import { CANDIDATE_KINDS } from "~/vocabulary/candidates";
import { isHandWritten } from "~/vocabulary/entries";
import { formatDay, NBSP } from "~/vocabulary/typography";

const MOST_LINES = 60;

const FOLLOWS_CHILD =
  "Le besoin d’un enfant suit l’enfant. Ne choisissez que pour un enfant qui est dans les deux dossiers.";

/** What a household is made of, to be shared out; 404 when this colleague may not see its file. */
export async function getSplit(user: User, householdId: string) {
  const { _id, title, adults = [], children, referentId } = await getHousehold(user, householdId);
  const of = { householdId };
  const kept = { ...of, deletedAt: { $exists: false } };
  const candidates = await Candidate.find(of, { firstName: 1, lastName: 1, kind: 1 })
    .sort({ createdAt: 1 })
    .lean();
  // They follow whose scholarship it is: nobody chooses.
  const following = await listScholarshipPapers(candidates.map(({ _id }) => _id));
  const [needs, tasks, entries, documents, referents] = await Promise.all([
    Need.find(of, { kind: 1, isOpen: 1, childId: 1 }).lean(),
    Task.find({ ...kept, state: "open", handOffId: { $exists: false } }, { label: 1 })
      .limit(MOST_LINES)
      .lean(),
    Entry.find(kept, { kind: 1, text: 1, quote: 1, at: 1 }).sort({ at: -1 }).limit(MOST_LINES).lean(),
    Document.find({ ...kept, _id: { $nin: following } }, { name: 1 })
      .limit(MOST_LINES)
      .lean(),
    listReferents(),
  ]);
  const named = new Map(children.map((child) => [child.id, { childName: childName(child) }]));
  return {
    id: _id,
    title,
    referentId,
    people: [
      ...candidates.map(({ _id, firstName, lastName, kind }) => ({
        value: _id,
        label: `${firstName} ${lastName}, ${CANDIDATE_KINDS[kind].fr}`,
      })),
      ...adults.map(({ id, firstName, lastName }) => ({
        value: id,
        label: [firstName, lastName].filter(Boolean).join(" "),
      })),
    ],
    children: children.map((child) => ({ id: child.id, name: childName(child) })),
    items: [
      {
        label: "Besoins",
        hint: needs.some(({ childId }) => childId) ? FOLLOWS_CHILD : undefined,
        options: needs.map(({ _id, kind, isOpen, childId }) => ({
          value: _id,
          label: needName({ kind, ...named.get(childId ?? "") }) + (isOpen ? "" : " (terminé)"),
        })),
      },
      { label: "Tâches et promesses", options: tasks.map(({ _id, label }) => ({ value: _id, label })) },
      {
        label: "Notes",
        options: entries
          .filter(({ kind }) => isHandWritten(kind))
          .map(({ _id, text, quote, at }) => ({
            value: _id,
            label: `${formatDay(at)}${NBSP}: ${(quote ?? text).slice(0, 80)}`,
          })),
      },
      { label: "Documents", options: documents.map(({ _id, name }) => ({ value: _id, label: name })) },
    ].filter(({ options }) => options.length > 0),
    referents: referents.map(({ _id, name }) => ({ value: _id, label: name })),
  };
}
