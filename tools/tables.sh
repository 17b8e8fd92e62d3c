#!/usr/bin/env bash
# Before the first release there is one generation of tables: writes migrations/0001_tables.sql anew from src/*/server/tables.ts.
set -euo pipefail
cd "$(dirname "$0")/.."
exec 9>node_modules/.cache/tables.lock 2>/dev/null || { mkdir -p node_modules/.cache; exec 9>node_modules/.cache/tables.lock; }
flock 9
kept=$(mktemp -d)
cp migrations/0000_ground.sql migrations/0002_guards.sql "$kept/"
rm -rf migrations
npx drizzle-kit generate --custom --name ground >/dev/null
npx drizzle-kit generate --name tables | tail -n 2
npx drizzle-kit generate --custom --name guards >/dev/null
cp "$kept"/*.sql migrations/
