FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# The embedded engine is never part of an image: a server is named by MONGODB_URI.
RUN npm ci --no-audit --no-fund --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --no-audit --no-fund --ignore-scripts \
  && rm -rf node_modules/@0q

FROM node:22-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
RUN mkdir /data && chown node:node /data
COPY --from=build --chown=node:node /app ./
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# What `npm start` does once built; copying files moves their dates, and would make it build again.
CMD ["node", "--input-type=module", "--eval", "import { launch } from '/app/build/launch.js'; await launch();"]
