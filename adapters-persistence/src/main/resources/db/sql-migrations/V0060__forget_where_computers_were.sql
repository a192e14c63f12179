-- From where a computer was seen is dropped once that is long ago; when it was stays. What is long ago is looked for by the
-- day, which a renewal hardly ever changes: so that it enters the row in no index anew, and a node of the version before
-- writes the day without knowing of it. That one shows an address that was dropped as "null".
ALTER TABLE computer DROP CONSTRAINT computer_seen_check;
ALTER TABLE computer ADD CONSTRAINT computer_seen_check CHECK (seen_at IS NOT NULL OR seen_from IS NULL);
ALTER TABLE computer ADD COLUMN seen_on date GENERATED ALWAYS AS ((seen_at AT TIME ZONE 'UTC')::date) STORED;
CREATE INDEX computer_seen_on_idx ON computer (seen_on) WHERE seen_from IS NOT NULL;
