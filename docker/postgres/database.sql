-- What every role may do in a new database as shipped, and none needs to: write large objects, and hold the locks by which nodes and
-- migrations take turns.
DO $$
DECLARE
  one regprocedure;
BEGIN
  FOR one IN SELECT oid::regprocedure FROM pg_proc
      WHERE pronamespace = 'pg_catalog'::regnamespace AND (proname LIKE 'pg%advisory%' OR proname LIKE 'lo\_%' OR proname IN ('loread', 'lowrite'))
  LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', one);
    IF one::text LIKE '%advisory%' THEN
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO stafett_owner, stafett_app', one);
    END IF;
  END LOOP;
END
$$;
