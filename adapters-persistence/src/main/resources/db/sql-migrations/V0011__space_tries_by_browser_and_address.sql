-- A try comes back after a while in some buckets, and some are kept for ever: so a bucket says itself when it is forgotten.
ALTER TABLE guess_bucket ADD COLUMN forgotten_at timestamptz;
ALTER TABLE guess_bucket ADD COLUMN refilled_at timestamptz;
UPDATE guess_bucket SET forgotten_at = touched_at + interval '24 hours', refilled_at = touched_at;
ALTER TABLE guess_bucket ALTER COLUMN forgotten_at SET NOT NULL;
ALTER TABLE guess_bucket ALTER COLUMN refilled_at SET NOT NULL;
ALTER TABLE guess_bucket DROP COLUMN touched_at;

CREATE INDEX guess_bucket_forgotten_at_idx ON guess_bucket (forgotten_at);
