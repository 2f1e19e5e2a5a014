-- Who carries the journal to Kafka, and how far it has come.
-- term rises with every change of leader. floor: every journal id up to it is in Kafka, or belongs
-- to a transaction that rolled back. One row, changed once a second: fillfactor leaves room for HOT.
CREATE TABLE auth.relay (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  term bigint NOT NULL CHECK (term >= 0),
  holder uuid,
  lease_until timestamptz NOT NULL,
  floor bigint NOT NULL CHECK (floor >= 0)
) WITH (fillfactor = 50);
INSERT INTO auth.relay (term, holder, lease_until, floor) VALUES (0, NULL, '-infinity', 0);
