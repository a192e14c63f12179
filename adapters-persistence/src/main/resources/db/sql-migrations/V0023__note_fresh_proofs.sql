-- When the holder of the session last proved anew who they are; by signing in they did not.
ALTER TABLE session ADD COLUMN proven_at timestamptz;
