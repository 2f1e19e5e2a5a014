-- What became of a parked record when an operator released its stream. What was left out is left out
-- again whenever the log is read anew.
ALTER TABLE parked_record
  ADD COLUMN settled text CHECK (settled IN ('FOLDED', 'LEFT_OUT')),
  ADD COLUMN settled_at timestamptz;
CREATE INDEX parked_record_left_out ON parked_record (topic, kafka_partition, kafka_offset)
  WHERE settled = 'LEFT_OUT';

-- skips: how many versions were left out and not passed over yet. So many may be missing at the next
-- event, and no more.
ALTER TABLE stream ADD COLUMN skips integer NOT NULL DEFAULT 0 CHECK (skips >= 0);
