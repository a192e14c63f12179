-- The half that is told to apps follows from the sealed one. Whoever could write here, but not seal, could have had apps
-- trust a key of his own.
ALTER TABLE signing_key DROP COLUMN public_key;
