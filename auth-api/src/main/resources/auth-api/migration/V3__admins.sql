-- Finds the accounts that may still administer, so that a change never leaves none. The columns of
-- the condition change rarely, so sign-ins stay HOT updates.
CREATE INDEX account_admin ON auth.account (user_id)
  WHERE status = 'ACTIVE' AND 'admin' = ANY (roles);
