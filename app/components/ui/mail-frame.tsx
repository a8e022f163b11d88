import { useCallback, useEffect, useRef } from "react";

type Source = { src: string } | { srcDoc: string };

/** A mail as it is read, no script in it, as tall as it needs: only then does nothing of it hide under the edge on a phone. */
export function MailFrame(source: Source) {
  const frame = useRef<HTMLIFrameElement>(null);
  const adjust = useCallback(() => {
    const page = frame.current?.contentDocument?.body;
    if (frame.current && page?.firstChild) frame.current.style.height = `${page.scrollHeight + 2}px`;
  }, []);
  useEffect(() => {
    adjust();
    window.addEventListener("resize", adjust);
    return () => window.removeEventListener("resize", adjust);
  }, [adjust]);
  const opens = "src" in source ? " allow-popups allow-popups-to-escape-sandbox" : "";
  return (
    <iframe
      ref={frame}
      onLoad={adjust}
      title="Aperçu du message"
      {...source}
      sandbox={`allow-same-origin${opens}`}
      className="h-[44rem] w-full max-w-[44rem] rounded border border-line"
    />
  );
}
