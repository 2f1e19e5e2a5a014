-- The read side. session, account, revocation, audit_event and anomaly are a fold of the log: every
-- column is a function of the log alone, so a fold elsewhere gives the same rows. The other tables
-- are bookkeeping. Names stand without a schema: a shadow fold builds the same tables in another one.

-- Where each stream stands. parked: nothing of it is folded until somebody has looked.
-- version: the last one that was folded.
CREATE TABLE stream (
  name text PRIMARY KEY,
  version bigint NOT NULL CHECK (version >= 0),
  parked boolean NOT NULL
);
CREATE INDEX stream_parked ON stream (name) WHERE parked;

-- The next offset to fold. Commits together with the rows, so it is never ahead or behind.
CREATE TABLE projection_offset (
  topic text NOT NULL,
  kafka_partition integer NOT NULL,
  next_offset bigint NOT NULL CHECK (next_offset >= 0),
  PRIMARY KEY (topic, kafka_partition)
);

-- What could not be folded, in the bytes that came. headers: see ParkedHeaders.
CREATE TABLE parked_record (
  topic text NOT NULL,
  kafka_partition integer NOT NULL,
  kafka_offset bigint NOT NULL,
  stream text NOT NULL,
  record_time bigint NOT NULL,
  record_key bytea,
  headers bytea NOT NULL,
  record_value bytea,
  reason text NOT NULL
    CHECK (reason IN ('UNREADABLE', 'GAP', 'FORK', 'CONTRADICTION', 'REFUSED', 'BEHIND')),
  detail text NOT NULL,
  parked_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (topic, kafka_partition, kafka_offset)
);
CREATE INDEX parked_record_stream ON parked_record (stream, kafka_offset);

CREATE TABLE account (
  user_id uuid PRIMARY KEY,
  created_at timestamptz,
  name_tag text,
  name_sealed text,
  name_event uuid,
  status text NOT NULL,
  roles text[] NOT NULL,
  authz integer NOT NULL,
  last_epoch integer NOT NULL,
  revoked_through integer NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX account_name ON account (name_tag);

-- The key begins with the user, so one user's rows depend on that user's stream and on nothing else.
-- end_*: the event of this user's stream that ended the session first; EveryoneRevoked stands
-- elsewhere, see session_standing. ip_tags: keyed tags of the last address and the networks around
-- it, for the search; computed here, so not part of the digest.
CREATE TABLE session (
  user_id uuid NOT NULL,
  session_id uuid NOT NULL,
  epoch integer NOT NULL,
  realm integer NOT NULL,
  generation integer NOT NULL,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz NOT NULL,
  idle_expires_at timestamptz NOT NULL,
  absolute_expires_at timestamptz NOT NULL,
  browser text NOT NULL,
  os text NOT NULL,
  device_class text NOT NULL,
  client_sealed text,
  client_event uuid NOT NULL,
  end_status text CHECK (end_status IN ('REVOKED', 'EXPIRED')),
  end_reason text,
  end_event uuid,
  end_at timestamptz,
  end_position bigint,
  ip_tags text[] NOT NULL,
  PRIMARY KEY (user_id, session_id)
) WITH (fillfactor = 80);
CREATE INDEX session_newest ON session (created_at DESC, session_id DESC);
CREATE INDEX session_by_id ON session (session_id);
CREATE INDEX session_open ON session (created_at DESC, session_id DESC) WHERE end_status IS NULL;
CREATE INDEX session_open_of_user ON session (user_id) WHERE end_status IS NULL;
CREATE INDEX session_address ON session USING gin (ip_tags);

-- One row for each event that killed tokens. scope REALM is EveryoneRevoked; through is then the
-- new realm number, with scope USER it is the highest dead epoch.
CREATE TABLE revocation (
  stream text NOT NULL,
  version bigint NOT NULL,
  event_id uuid NOT NULL,
  scope text NOT NULL CHECK (scope IN ('TOKEN', 'SESSION', 'USER', 'REALM')),
  user_id uuid,
  session_id uuid,
  jti text,
  through integer,
  reason text NOT NULL,
  actor text NOT NULL,
  cause uuid,
  occurred_at timestamptz NOT NULL,
  position bigint NOT NULL,
  PRIMARY KEY (stream, version)
);
CREATE INDEX revocation_newest ON revocation (occurred_at DESC, event_id DESC);
CREATE INDEX revocation_of_user ON revocation (user_id, occurred_at DESC, event_id DESC);
CREATE INDEX revocation_of_everyone ON revocation (through) WHERE scope = 'REALM';

CREATE TABLE anomaly (
  user_id uuid NOT NULL,
  event_id uuid NOT NULL,
  session_id uuid NOT NULL,
  signals jsonb NOT NULL,
  score integer NOT NULL,
  verdict text NOT NULL,
  profile text NOT NULL,
  rule_set text NOT NULL,
  trigger_event uuid NOT NULL,
  occurred_at timestamptz NOT NULL,
  PRIMARY KEY (user_id, event_id)
);
CREATE INDEX anomaly_newest ON anomaly (occurred_at DESC, event_id DESC);

-- The log, searchable, with the exact bytes of the data. version and position are absent on what the
-- detector says. Partition and offset are those of the first occurrence; they end the key so that
-- no two records can ever have the same one. Months are attached on demand by the time in the event;
-- what lies outside the two bounds has a partition already, so the number of partitions is bounded.
CREATE TABLE audit_event (
  occurred_at timestamptz NOT NULL,
  event_id uuid NOT NULL,
  kafka_partition integer NOT NULL,
  kafka_offset bigint NOT NULL,
  type text NOT NULL,
  revision integer NOT NULL,
  stream text NOT NULL,
  version bigint,
  position bigint,
  user_id uuid,
  session_id uuid,
  correlation uuid NOT NULL,
  cause uuid,
  actor text NOT NULL,
  data bytea NOT NULL,
  PRIMARY KEY (occurred_at, event_id, kafka_partition, kafka_offset)
) PARTITION BY RANGE (occurred_at);
CREATE INDEX audit_event_id ON audit_event (event_id);
CREATE INDEX audit_event_user ON audit_event (user_id, occurred_at, event_id);
CREATE INDEX audit_event_session ON audit_event (session_id, occurred_at, event_id)
  WHERE session_id IS NOT NULL;
CREATE INDEX audit_event_type ON audit_event (type, occurred_at, event_id);
CREATE TABLE audit_event_before PARTITION OF audit_event
  FOR VALUES FROM (MINVALUE) TO ('2024-01-01T00:00:00Z');
CREATE TABLE audit_event_after PARTITION OF audit_event
  FOR VALUES FROM ('2100-01-01T00:00:00Z') TO (MAXVALUE);

-- Sessions as they stand: the row's own end, or that of everybody if it came first (the lowest
-- position stands).
CREATE VIEW session_standing AS
SELECT s.user_id, s.session_id, s.epoch, s.generation, s.created_at, s.last_used_at,
       s.idle_expires_at, s.absolute_expires_at, s.browser, s.os, s.device_class,
       s.client_sealed, s.client_event, s.ip_tags,
       CASE WHEN e.stands THEN 'REVOKED' ELSE coalesce(s.end_status, 'LIVE') END AS status,
       CASE WHEN e.stands THEN e.reason ELSE s.end_reason END AS end_reason,
       CASE WHEN e.stands THEN e.event_id ELSE s.end_event END AS end_event,
       CASE WHEN e.stands THEN e.occurred_at ELSE s.end_at END AS end_at
FROM session s
LEFT JOIN LATERAL (
  SELECT r.event_id, r.reason, r.occurred_at,
         s.end_position IS NULL OR r.position < s.end_position AS stands
  FROM revocation r
  WHERE r.scope = 'REALM' AND r.through > s.realm
  ORDER BY r.position
  LIMIT 1
) e ON true;
