# Ashar on Node 26, as an ordinary user, with what running needs and nothing else.
FROM node:26-slim
ENV NODE_ENV=production \
    LC_ALL=C.UTF-8 \
    HOST=0.0.0.0 \
    DATA_DIR=/data
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force
COPY bot ./bot
COPY domain ./domain
COPY db ./db
COPY web ./web
COPY locales ./locales
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node itself, not npm: npm would leave on SIGTERM before the bot has stopped in order.
CMD ["node", "bot/main.ts"]
