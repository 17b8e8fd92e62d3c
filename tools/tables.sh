#!/usr/bin/env bash
# Before the first release there is one generation of tables: writes the migration `tables` anew from src/*/server/tables.ts.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p node_modules/.cache
exec 9>node_modules/.cache/tables.lock
flock 9
kept=$(mktemp -d)
cp -r migrations/. "$kept"
rm -rf migrations
made() { npx drizzle-kit generate --name "$@" | tail -n 1 && mv migrations/*_"$1" "migrations/$(basename "$kept"/*_"$1")"; }
made ground --custom
made tables
made guards --custom
for written in ground guards; do cp "$kept"/*_$written/migration.sql migrations/*_$written/; done
