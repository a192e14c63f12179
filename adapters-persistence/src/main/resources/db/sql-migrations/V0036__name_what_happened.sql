-- A link by which somebody says that this was not them is about one of the mails that have such a link. Not validated, so
-- that nothing waits while old rows are read: those live for 7 days, and all new ones are checked.
ALTER TABLE mailed_link ADD CONSTRAINT mailed_link_happened_check CHECK (happened IN (
    'SIGN_IN_UNFINISHED', 'SIGN_INS_UNFINISHED', 'NEW_BROWSER', 'PASSWORD_CHANGED', 'TWO_STEP_DISABLED', 'DEVICE_CHANGED',
    'BACKUP_CODES_RENEWED', 'BACKUP_CODE_USED', 'AUTHENTICATOR_DISABLED', 'BACKUP_CODES_DISABLED')) NOT VALID;
