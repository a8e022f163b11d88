import { Form, Link } from "@remix-run/react";
import { ArrangeButton } from "~/components/ui/arrange-button";

interface StageLine {
  key: string;
  label: string;
  words: string;
  rules: string;
  /** Where journeys begin: it stays. */
  isStart: boolean;
}

interface Props {
  pipeline: string;
  stages: readonly StageLine[];
  canWrite: boolean;
}

/** The stages of a pipeline in their order, each with what is asked to enter it. */
export function StageList({ pipeline, stages, canWrite }: Props) {
  return (
    <ol>
      {stages.map(({ key, label, words, rules, isStart }, index) => (
        <li
          key={key}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 border-t border-line py-2.5"
        >
          <div>
            <Link to={`${pipeline}/${key}`}>{label}</Link>
            <span className="block text-muted">{words}</span>
            {rules && <span className="block">Pour entrer : {rules}.</span>}
          </div>
          {canWrite && (
            <Form method="post" className="flex gap-1">
              <input type="hidden" name="pipeline" value={pipeline} />
              <input type="hidden" name="stage" value={key} />
              <ArrangeButton act="up" what={label} name="act" value="up" disabled={index <= 1} />
              <ArrangeButton
                act="down"
                what={label}
                name="act"
                value="down"
                disabled={index === 0 || index === stages.length - 1}
              />
              <ArrangeButton act="remove" what={label} name="act" value="remove" disabled={isStart} />
            </Form>
          )}
        </li>
      ))}
    </ol>
  );
}
