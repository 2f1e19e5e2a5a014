-- How far session-events reached when the floor was stored: the topic's id, and the next offset of
-- each partition. A topic that is another one, or ends before that, has lost events.
ALTER TABLE auth.relay ADD COLUMN log_topic text;
ALTER TABLE auth.relay ADD COLUMN log_ends bigint[] NOT NULL DEFAULT '{}';
