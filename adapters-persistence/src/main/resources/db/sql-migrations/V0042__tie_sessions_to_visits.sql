-- By which the browser was told from others before: the same form sent twice begins one session.
ALTER TABLE session ADD COLUMN visit_digest bytea;
ALTER TABLE session ADD CONSTRAINT session_visit_digest_check CHECK (length(visit_digest) = 32);
