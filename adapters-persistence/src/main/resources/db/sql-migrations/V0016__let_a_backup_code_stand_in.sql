-- Until when the backup code that a session was signed in with counts as second proof; NULL once it has.
ALTER TABLE session ADD COLUMN change_device_until timestamptz;
ALTER TABLE session ADD COLUMN new_backup_codes_until timestamptz;
