import { Link, type LinkProps } from "@remix-run/react";
import { clsx } from "clsx";
import { type ComponentPropsWithoutRef, forwardRef, type MouseEvent } from "react";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

interface Look {
  variant?: ButtonVariant;
  size?: "normal" | "small";
}

export interface ButtonProps extends ComponentPropsWithoutRef<"button">, Look {
  /** The act is under way: the button says so, keeps the focus and refuses a second press. */
  pending?: boolean;
}

export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { variant, size, pending = false, className, children, type = "submit", onClick, ...rest },
  ref,
) {
  function press(event: MouseEvent<HTMLButtonElement>): void {
    if (pending) event.preventDefault();
    else onClick?.(event);
  }
  return (
    <button
      {...rest}
      ref={ref}
      type={type}
      className={clsx(lookOf({ variant, size }), className)}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={press}
    >
      {pending && <span className="spinner" aria-hidden="true" />}
      {children}
    </button>
  );
});

export interface LinkButtonProps extends LinkProps, Look {}

export const LinkButton = forwardRef<HTMLAnchorElement, LinkButtonProps>(function LinkButton(
  { variant, size, className, ...rest },
  ref,
) {
  return <Link {...rest} ref={ref} className={clsx(lookOf({ variant, size }), className)} />;
});

function lookOf({ variant = "secondary", size }: Look): string {
  return clsx("button", variant !== "secondary" && `button-${variant}`, size === "small" && "button-small");
}
