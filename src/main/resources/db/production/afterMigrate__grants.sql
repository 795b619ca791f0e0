-- What the application and the reports may do, said anew after each migration. The owner of the tables runs this.
-- The application changes rows, never tables. Reports read: our tables without what somebody has written (*_text, encrypted as
-- it is), sessions and attempts, and of the engine's tables when which step began and ended.
DO $grants$
DECLARE
    app        CONSTANT NAME   := '${app_role}';
    report     CONSTANT NAME   := '${report_role}';
    appendable CONSTANT NAME[] := string_to_array('${append_only}', ',')::NAME[];
    hidden     CONSTANT NAME[] := ARRAY['absence', 'form_draft', 'message', 'log_in_attempt', 'spring_session', 'spring_session_attributes',
                                        'read_log_entry', 'read_log_head'];
    engine     CONSTANT NAME[] := ARRAY['act_hi_procinst', 'act_hi_actinst'];
    engine_columns CONSTANT NAME[] := ARRAY['id_', 'proc_inst_id_', 'root_proc_inst_id_', 'proc_def_key_', 'proc_def_id_',
                                            'act_id_', 'act_name_', 'act_type_', 'start_time_', 'end_time_', 'duration_', 'state_',
                                            'tenant_id_'];
    subject    RECORD;
    readable   TEXT;
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I, %I', current_schema(), app, report);
    FOR subject IN SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() LOOP
        EXECUTE format('REVOKE ALL ON %I FROM PUBLIC, %I, %I', subject.name, app, report);
        IF subject.name LIKE '%schema_history' THEN
            EXECUTE format('GRANT SELECT ON %I TO %I', subject.name, app);
            CONTINUE;
        ELSIF subject.name = ANY (appendable) THEN
            EXECUTE format('GRANT SELECT, INSERT ON %I TO %I', subject.name, app);
        ELSE
            EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO %I', subject.name, app);
        END IF;
        SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) INTO readable
        FROM information_schema.columns
        WHERE table_schema = current_schema() AND table_name = subject.name AND subject.name <> ALL (hidden)
          AND CASE WHEN subject.name LIKE 'act\_%' THEN subject.name = ANY (engine) AND column_name = ANY (engine_columns)
                   ELSE column_name NOT LIKE '%\_text' AND column_name <> 'child_reference'
                       AND data_type <> 'bytea' END;
        IF readable IS NOT NULL THEN
            EXECUTE format('GRANT SELECT (%s) ON %I TO %I', readable, subject.name, report);
        END IF;
    END LOOP;
END
$grants$;
