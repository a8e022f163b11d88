import { Form, Link, useLocation } from "@remix-run/react";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { Button } from "~/components/ui/button";
import { formatCount } from "~/vocabulary/typography";

interface Props {
  /** The filters of the list, as an address keeps them. */
  kept: string;
  total: number;
  most: number;
  children: ReactNode;
}

/** The boxes of the list and what is done with them: with the ones ticked, or with every file of the filters. */
export function FileSelection({ kept, total, most, children }: Props) {
  const { key } = useLocation();
  return (
    <Selection key={key} kept={kept} total={total} most={most}>
      {children}
    </Selection>
  );
}

function Selection({ kept, total, most, children }: Props) {
  const [count, setCount] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const boxes = () => [...(form.current?.querySelectorAll<HTMLInputElement>("input[name=id]") ?? [])];

  function tally(_event: FormEvent<HTMLFormElement>): void {
    setCount(boxes().filter(({ checked }) => checked).length);
  }

  function tickPage(isTicked: boolean): void {
    for (const box of boxes()) box.checked = isTicked;
    setCount(isTicked ? boxes().length : 0);
  }

  return (
    <Form ref={form} action="/bulk" onChange={tally}>
      {children}
      <div className={count > 0 ? "selection-bar" : "selection-bar selection-bar-idle"}>
        <span role="status" className="text-muted">
          {count === 0
            ? "Cochez des dossiers pour agir sur plusieurs (touche X)."
            : formatCount(count, "dossier coché", "dossiers cochés")}
        </span>
        {count > 0 && (
          <>
            <Button variant="primary" size="small">
              Agir sur la sélection
            </Button>
            <Button type="button" variant="quiet" size="small" onClick={() => tickPage(false)}>
              Tout décocher
            </Button>
          </>
        )}
        <Button type="button" variant="quiet" size="small" onClick={() => tickPage(true)}>
          Cocher la page
        </Button>
        {total <= most && (
          <Link
            to={`/bulk?${new URLSearchParams({ all: kept })}`}
            className="button button-quiet button-small"
          >
            {`Agir sur ${total === 1 ? "ce dossier" : `les ${total} dossiers`}`}
          </Link>
        )}
      </div>
    </Form>
  );
}
