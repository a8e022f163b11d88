import { renderToString } from "react-dom/server";
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from "react-router-dom/server";

/** A part of a page, or a whole one with what its loader read and its action refused, as the server draws it at an address. */
export async function render(
  element: JSX.Element,
  address = "/",
  data: object | null = null,
  refused?: object,
): Promise<string> {
  const handler = createStaticHandler([
    { path: "*", element, loader: () => data, action: () => refused ?? null },
  ]);
  const sent = refused && { method: "POST", body: new URLSearchParams() };
  const context = await handler.query(new Request(new URL(address, "http://127.0.0.1:3000"), sent));
  if (context instanceof Response) throw new Error("a part of a page does not redirect");
  const router = createStaticRouter(handler.dataRoutes, context);
  return renderToString(<StaticRouterProvider router={router} context={context} hydrate={false} />);
}
