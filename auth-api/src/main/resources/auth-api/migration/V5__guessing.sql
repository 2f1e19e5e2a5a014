-- Failed sign-ins, counted in a fixed number of slots that are found by a keyed hash: numbers, and
-- nothing that says whose. Changed in place all the time: fillfactor leaves room for HOT updates.
CREATE TABLE auth.guess (
  slot integer PRIMARY KEY CHECK (slot BETWEEN 0 AND 65535),
  failures double precision NOT NULL CHECK (failures >= 0),
  counted_at timestamptz NOT NULL
) WITH (fillfactor = 50);
INSERT INTO auth.guess (slot, failures, counted_at)
  SELECT slot, 0, 'epoch' FROM generate_series(0, 65535) AS slot;
