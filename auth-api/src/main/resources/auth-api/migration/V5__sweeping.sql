-- When the sweeper has to look at a session next: never later than the session can end, or, once it
-- has ended, when its row may go. A refresh moves the real deadline and leaves this column alone, so
-- that it stays a HOT update; whoever looks too early looks again at the real one.
ALTER TABLE auth.session ADD COLUMN look_at timestamptz;
UPDATE auth.session SET look_at = least(idle_expires_at, absolute_expires_at);
ALTER TABLE auth.session ALTER COLUMN look_at SET NOT NULL;
CREATE INDEX session_look_at ON auth.session (look_at);
