import { Link } from "@remix-run/react";
import { Notice } from "~/components/ui/notice";

interface Props {
  waiting: readonly { id: string; who: string; asked: string }[];
  /** Whether each opens: only whoever decides may see them. */
  isLinked?: boolean;
}

/** Says that other requests already wait for the same file: one may make another useless. */
export function WaitingErasures({ waiting, isLinked }: Props) {
  if (waiting.length === 0) return null;
  return (
    <div className="my-3">
      <Notice title="Un effacement est déjà demandé pour ce dossier.">
        <ul>
          {waiting.map(({ id, who, asked }) => (
            <li key={id}>
              {isLinked ? <Link to={`/privacy/erasures/${id}`}>{who}</Link> : who}. {asked}.
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
