import { Fragment } from "react";
import { Dialog } from "~/components/ui/dialog";

interface ShortcutListProps {
  lines: readonly { label: string; keys: string }[];
  isOn: boolean;
  onTurn: (on: boolean) => void;
  onClose: () => void;
}

/** What each key does, and the box that turns them off. */
export default function ShortcutList({ lines, isOn, onTurn, onClose }: ShortcutListProps) {
  return (
    <Dialog title="Raccourcis du clavier" open onOpenChange={onClose}>
      <dl className="facts">
        {lines.map(({ label, keys }) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>
              <kbd>{keys}</kbd>
            </dd>
          </Fragment>
        ))}
      </dl>
      <label className="choice mt-4">
        <input type="checkbox" checked={isOn} onChange={(event) => onTurn(event.currentTarget.checked)} />
        <span>Raccourcis actifs sur cet appareil</span>
      </label>
    </Dialog>
  );
}
