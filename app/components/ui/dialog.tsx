import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { useFocusBack } from "./focus-back";

export interface DialogProps {
  title: string;
  description?: ReactNode;
  /** A `Button` of type « button »; left out when `open` is driven from outside. */
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  size?: "normal" | "wide";
  children: ReactNode;
}

/** A short question over the page; Escape and the cross close it and give the focus back. */
export function Dialog({ title, description, trigger, open, onOpenChange, size, children }: DialogProps) {
  const focusBack = useFocusBack();
  const width = size === "wide" ? "max-w-[48rem]" : "max-w-[32rem]";
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 grid place-items-center overflow-y-auto bg-veil p-4 max-md:place-items-end max-md:p-0">
          <Primitive.Content
            className={`relative w-full ${width} rounded bg-paper p-6 shadow-float max-md:rounded-b-none`}
            {...(description ? {} : { "aria-describedby": undefined })}
            {...(trigger ? {} : focusBack)}
          >
            <Primitive.Title className="pr-8 text-20 font-semibold">{title}</Primitive.Title>
            {description && (
              <Primitive.Description className="mt-1 text-muted">{description}</Primitive.Description>
            )}
            <div className="mt-4">{children}</div>
            <Primitive.Close
              className="absolute top-4 right-4 grid size-9 place-items-center rounded text-muted hover:bg-hover hover:text-ink"
              aria-label="Fermer"
            >
              <X aria-hidden="true" size={18} />
            </Primitive.Close>
          </Primitive.Content>
        </Primitive.Overlay>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** Wraps the button which leaves without doing anything. */
export function DialogClose({ children }: { children: ReactElement }) {
  return <Primitive.Close asChild>{children}</Primitive.Close>;
}

/** The acts of a dialog or of a form, the primary one first. */
export function Acts({ children }: { children: ReactNode }) {
  return <div className="mt-6 flex flex-wrap gap-2">{children}</div>;
}
