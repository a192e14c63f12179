-- Since when 100 wrong ones in a row have put it out of use; a new binding, or a new set, is the only remedy.
ALTER TABLE authenticator ADD COLUMN disabled_at timestamptz;
ALTER TABLE code_set ADD COLUMN disabled_at timestamptz;

-- When its holder showed that the codes are saved.
ALTER TABLE code_set ADD COLUMN saved_at timestamptz;
