import type { RequestHandler } from "express";
import helmet from "helmet";
import { env } from "~/core/env.server";
import { requestScope } from "~/core/http/request-scope.server";
import { TOASTER_STYLE_HASHES } from "./toaster-styles";

/**
 * Scripts only by nonce; styles from our files, by nonce, or the toaster's own two. Style attributes are
 * allowed: server-rendered widths need them. In development Vite injects style elements without a nonce.
 */
export function securityHeaders(): RequestHandler {
  const isHttps = env().publicUrl.startsWith("https://");
  const styles = env().isProduction ? [nonce, ...TOASTER_STYLE_HASHES] : ["'unsafe-inline'"];
  const scripts = env().isProduction ? [nonce] : [nonce, "'self'"];
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'self'"],
        formAction: ["'self'"],
        imgSrc: ["'self'", "data:"],
        scriptSrc: ["'self'", ...scripts],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", ...styles],
        styleSrcAttr: ["'unsafe-inline'"],
        connectSrc: env().isProduction ? ["'self'"] : ["'self'", "ws:"],
        ...(isHttps ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    referrerPolicy: { policy: "same-origin" },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: "sameorigin" },
  });
}

function nonce(): string {
  return `'nonce-${requestScope()?.nonce ?? ""}'`;
}
