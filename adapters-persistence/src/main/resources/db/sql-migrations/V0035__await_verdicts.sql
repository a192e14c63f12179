-- How many tries of a bucket have no verdict yet, and from when on those will never have one, in milliseconds: what a full
-- bucket leads to waits for a right one that is being judged.
ALTER TABLE guess_bucket ADD COLUMN awaited integer NOT NULL DEFAULT 0;
ALTER TABLE guess_bucket ADD COLUMN settled_at bigint NOT NULL DEFAULT 0;
