-- By what, beside the password, and when. Of a session that was begun before this, or by a node of the version before,
-- no more is claimed than the password and when it was begun.
ALTER TABLE session ADD COLUMN method text NOT NULL DEFAULT 'PASSWORD';
ALTER TABLE session ADD CONSTRAINT session_method_check CHECK (method IN ('PASSWORD', 'CODE', 'BACKUP_CODE'));
ALTER TABLE session ADD COLUMN authenticated_at timestamptz;
