#!/bin/sh
# Run once by the PostgreSQL image, on an empty volume: Mittler's role is no superuser and owns its database alone.
set -eu
: "${MITTLER_DATABASE_PASSWORD:?is missing in deploy/postgres.env}"
psql --set=ON_ERROR_STOP=1 --set=password="$MITTLER_DATABASE_PASSWORD" --username=postgres --dbname=postgres <<'SQL'
CREATE ROLE mittler LOGIN PASSWORD :'password';
CREATE DATABASE mittler OWNER mittler;
REVOKE CONNECT ON DATABASE mittler FROM PUBLIC;
SQL
