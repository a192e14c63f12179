-- Vestibule on Citus 13: run once on the coordinator, after the portal has migrated the schema (its first start, or any command)
-- and while no portal runs:  psql -v ON_ERROR_STOP=1 -f setup.sql
-- An update that brings new tables brings their lines here; the portal does not run them.
SET client_min_messages = warning;

-- Foreign keys go while tables move, and come back where both ends lie on one node. All but one do: the key between
-- membership and account cannot, for one is a team's and the other an account's.
CREATE TEMP TABLE kept_fkey AS
    SELECT conrelid::regclass::text AS place, conname, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint
    WHERE contype = 'f' AND connamespace = 'public'::regnamespace;
DO $$
DECLARE k record;
BEGIN
    FOR k IN SELECT * FROM kept_fkey LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', k.place, k.conname);
    END LOOP;
END $$;

-- Small, or gone in minutes; read on every node. The last so that portals may be given the URL of any worker, too.
SELECT create_reference_table(t)
FROM unnest(ARRAY['client', 'data_key', 'device_request', 'fence', 'hash_cost_count', 'signing_key',
    'flyway_schema_history']) AS t;

-- Of an account: together on one node. citus.shard_count (32) says into how many pieces.
SELECT create_distributed_table('account', 'account_id', colocate_with => 'none');
SELECT create_distributed_table(t, 'account_id', colocate_with => 'account')
FROM unnest(ARRAY['address_book', 'app_code', 'app_consent', 'app_grant', 'app_logout', 'app_request', 'authenticator',
    'backup_code', 'code_set', 'event', 'event_origin', 'event_person', 'known_browser', 'mailed_link', 'outbox',
    'pending_key', 'session', 'sign_in', 'spent_token', 'wrong_step']) AS t;
SELECT create_distributed_table('guess_bucket', 'owner', colocate_with => 'account');

-- Of a team: together on one node.
SELECT create_distributed_table('team', 'team_id', colocate_with => 'none');
SELECT create_distributed_table(t, 'team_id', colocate_with => 'team')
FROM unnest(ARRAY['computer', 'invitation', 'invitation_day', 'mandate_check', 'membership', 'plan_change',
    'policy_change']) AS t;

-- Of neither: each by its own key.
SELECT create_distributed_table('email_claim', 'canonical_email', colocate_with => 'none');
SELECT create_distributed_table('refused_address', 'owner', colocate_with => 'none');
SELECT create_distributed_table('sign_up', 'sign_up_id', colocate_with => 'none');

-- One transaction each: Citus refuses some of them together.
SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', place, conname, definition)
FROM kept_fkey WHERE conname <> 'membership_account_fkey' ORDER BY conname
\gexec

SELECT table_name, citus_table_type AS kind, distribution_column AS "by", colocation_id AS together, shard_count AS shards
FROM citus_tables ORDER BY colocation_id, table_name::text;
