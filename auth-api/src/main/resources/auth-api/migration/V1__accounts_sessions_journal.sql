-- The write side: what decisions are made on, and the journal of what was decided.
-- A state change and its events are one statement, so they are one commit.

-- Stream "realm". Sessions and tokens made under a lower number are dead.
CREATE TABLE auth.realm (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  version bigint NOT NULL,
  number integer NOT NULL CHECK (number >= 1)
);
INSERT INTO auth.realm (version, number) VALUES (0, 1);

-- Stream "strangers".
CREATE TABLE auth.strangers (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  version bigint NOT NULL
);
INSERT INTO auth.strangers (version) VALUES (0);

-- One key per person, wrapped by the master key. Deleting a row erases the person from the log.
CREATE TABLE auth.user_key (
  user_id uuid PRIMARY KEY,
  wrapped bytea NOT NULL
);

-- version numbers the stream user:<user_id>. fillfactor leaves room for HOT updates.
CREATE TABLE auth.account (
  user_id uuid PRIMARY KEY,
  version bigint NOT NULL,
  name_tag text NOT NULL UNIQUE,
  name_sealed text NOT NULL,
  name_event uuid NOT NULL,
  password_hash text NOT NULL,
  status text NOT NULL CHECK (status IN ('ACTIVE', 'DISABLED')),
  roles text[] NOT NULL,
  authz integer NOT NULL CHECK (authz >= 1),
  last_epoch integer NOT NULL CHECK (last_epoch >= 0),
  revoked_through integer NOT NULL CHECK (revoked_through BETWEEN 0 AND last_epoch),
  created_at timestamptz NOT NULL
) WITH (fillfactor = 80);

-- generation: of the token that is good. dead_generation: the highest dead one, 2147483647 for all.
-- rotated_at: when the current generation was made by a rotation; null for the first one.
-- expired: the limit that ended it, once said. end_last_epoch: the account's last epoch when all
-- generations died, so that a spent token that comes back later ends nothing newer.
CREATE TABLE auth.session (
  session_id uuid PRIMARY KEY,
  user_id uuid NOT NULL,
  epoch integer NOT NULL CHECK (epoch >= 1),
  realm integer NOT NULL CHECK (realm >= 1),
  generation integer NOT NULL CHECK (generation >= 1),
  dead_generation integer NOT NULL,
  nonce bytea NOT NULL,
  fingerprint_hash text NOT NULL,
  delivery text NOT NULL CHECK (delivery IN ('COOKIE', 'BODY')),
  amr text[] NOT NULL,
  acr text NOT NULL,
  created_at timestamptz NOT NULL,
  rotated_at timestamptz,
  last_used_at timestamptz NOT NULL,
  access_issued_at timestamptz NOT NULL,
  access_expires_at timestamptz NOT NULL,
  idle_expires_at timestamptz NOT NULL,
  absolute_expires_at timestamptz NOT NULL,
  expired text CHECK (expired IN ('IDLE', 'ABSOLUTE')),
  ended_at timestamptz,
  end_last_epoch integer,
  after_end_reported boolean NOT NULL DEFAULT false,
  browser text NOT NULL,
  os text NOT NULL,
  device_class text NOT NULL,
  network_tag text NOT NULL,
  network_family text NOT NULL CHECK (network_family IN ('IPV4', 'IPV6')),
  client_sealed text NOT NULL,
  client_event uuid NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX session_of_user ON auth.session (user_id, epoch);

-- Service clients that may introspect and revoke (RFC 7662, RFC 7009). Secrets are random, so a
-- plain SHA-256 is enough.
CREATE TABLE auth.client (
  client_id text PRIMARY KEY,
  name text NOT NULL,
  secret_hash bytea NOT NULL,
  created_at timestamptz NOT NULL
);

-- What was decided, in the exact bytes that go to Kafka. Ids are drawn while the stream's row is
-- locked, so within one stream the order of ids is the order of commits; across streams it is not.
-- feed_*: the record for session-revocations, for events that raise one of the three numbers.
CREATE SEQUENCE auth.journal_id AS bigint CACHE 1;
CREATE TABLE auth.journal (
  id bigint PRIMARY KEY DEFAULT nextval('auth.journal_id'),
  stream text NOT NULL,
  version bigint NOT NULL CHECK (version >= 1),
  event_id uuid NOT NULL UNIQUE,
  type text NOT NULL,
  revision smallint NOT NULL,
  occurred_at timestamptz NOT NULL,
  correlation uuid NOT NULL,
  cause uuid,
  actor text NOT NULL,
  data bytea NOT NULL,
  feed_key text,
  feed_value bytea,
  feed_until timestamptz,
  UNIQUE (stream, version),
  CHECK ((feed_key IS NULL) = (feed_value IS NULL) AND (feed_key IS NULL) = (feed_until IS NULL))
);
CREATE INDEX journal_feed ON auth.journal (feed_until) WHERE feed_key IS NOT NULL;
