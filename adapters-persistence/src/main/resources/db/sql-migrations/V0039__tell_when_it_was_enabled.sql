-- The link that takes an enabling of 2-step verification back knows, too, when and from where that was. Not validated, as
-- before.
ALTER TABLE mailed_link DROP CONSTRAINT mailed_link_happened_check;
ALTER TABLE mailed_link ADD CONSTRAINT mailed_link_happened_check CHECK (happened IN (
    'SIGN_IN_UNFINISHED', 'SIGN_INS_UNFINISHED', 'NEW_BROWSER', 'PASSWORD_CHANGED', 'TWO_STEP_ENABLED',
    'TWO_STEP_DISABLED', 'DEVICE_CHANGED', 'BACKUP_CODES_RENEWED', 'BACKUP_CODE_USED', 'AUTHENTICATOR_DISABLED',
    'BACKUP_CODES_DISABLED')) NOT VALID;
